using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Errors;

/// <summary>The regular expressions of rules.</summary>
/// <remarks>
/// They match in time that grows with the message only, without backtracking, so that a replay never decides otherwise than the first run did:
/// the timeout is for a machine that stands still. Lookarounds and backreferences are therefore no part of them.
/// </remarks>
public static class MessagePattern
{
    private const int MaxLength = 500;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Returns what is wrong with a rule's pattern, or null.</summary>
    public static string? FindMistake(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return $"A message pattern has at most {MaxLength} characters.";
        }

        try
        {
            _ = Create(pattern);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"This is no regular expression: {exception.Message}";
        }
        catch (NotSupportedException)
        {
            return "Lookarounds, backreferences and atomic groups are not supported in message patterns.";
        }
    }

    internal static Regex Create(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout);

    /// <summary>A rule whose pattern cannot be read matches nothing; templates are checked when they are loaded.</summary>
    internal static bool CanMatch(ErrorRule rule) => rule.Message is null || FindMistake(rule.Message) is null;
}
