using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Templates;

/// <summary>What the names in a template look like.</summary>
internal static partial class TemplateNames
{
    public const string TemplateRule = "a letter, then letters, digits, '.', '-' and '_', at most 64";

    public const string IdentifierRule = "a letter, then letters, digits, '-' and '_', at most 40";

    /// <summary>Returns whether a template may be called so; its name stands in URLs.</summary>
    public static bool IsTemplateName(string name) => TemplateName().IsMatch(name) && !IsNoText(name) && name != TemplateSchema.Name;

    /// <summary>Returns whether a step, a parameter or a pool may be called so.</summary>
    public static bool IsIdentifier(string name) => Identifier().IsMatch(name) && !IsNoText(name);

    /// <summary>Returns whether conditions give the word a meaning of its own.</summary>
    public static bool IsReserved(string name) => Reserved().IsMatch(name);

    // What YAML, and so an editor with the schema, reads as something else than text.
    private static bool IsNoText(string name) => name.ToLowerInvariant() is "true" or "false" or "null";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemplateName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A(?:apply|and|or|not)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reserved();
}
