using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Templates;

/// <summary>The regular expressions in templates; none of them may hold a thread for long.</summary>
internal static class TemplatePattern
{
    /// <summary>How long one match may take.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private const int MostCharacters = 1000;

    /// <summary>Returns the regular expression below a key, or null where there is none.</summary>
    /// <exception cref="TemplateException">It is none.</exception>
    public static string? Read(TemplateNode node, string key)
    {
        if (node.Text(key) is not { } pattern)
        {
            return null;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException exception)
        {
            throw node.Error(key, $"This is no regular expression: {exception.Message}");
        }

        return pattern.Length <= MostCharacters
            ? pattern
            : throw node.Error(key, $"A regular expression has at most {MostCharacters} characters here.");
    }
}
