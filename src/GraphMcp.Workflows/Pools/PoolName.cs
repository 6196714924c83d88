using System.Text.RegularExpressions;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Pools;

/// <summary>The names of resource pools; upper and lower case are the same.</summary>
internal static partial class PoolName
{
    /// <summary>Returns the name in lower case.</summary>
    /// <exception cref="WorkflowRequestException">It is none.</exception>
    public static string Check(string name) =>
        Pattern().IsMatch(name)
            ? name.ToLowerInvariant()
            : throw new WorkflowRequestException(
                "A pool's name must be 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or a digit."
            );

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
