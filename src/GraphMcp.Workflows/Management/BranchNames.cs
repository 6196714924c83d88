using System.Net.Mail;
using System.Text.RegularExpressions;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Management;

/// <summary>Looks at how a branch is asked for.</summary>
internal static partial class BranchNames
{
    /// <summary>Refuses what no branch can be made with.</summary>
    /// <exception cref="NotSupportedException">A field is wrong; the message says what was expected.</exception>
    public static void Check(ResultBranch branch)
    {
        if (branch.Branch is { } name && (!Plain().IsMatch(name) || Wrong().IsMatch(name)))
        {
            throw new NotSupportedException($"'git.branch' is '{name}', which is no name of a branch.");
        }

        if (branch.Author is { } author && !MailAddress.TryCreate(author, out _))
        {
            throw new NotSupportedException($"'git.author' is '{author}'; expected is 'Name <mail@host>'.");
        }

        if (branch.Message is { } message && string.IsNullOrWhiteSpace(message))
        {
            throw new NotSupportedException("'git.message' is empty.");
        }
    }

    // What https://git-scm.com/docs/git-check-ref-format allows, and no letter that a shell would take for its own.
    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._/+@#-]{0,199}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"\.\.|//|/\.|\.lock(/|\z)|[./]\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Wrong();
}
