namespace GraphMcp.Processing.Edits.Spans;

/// <summary>Recognises tags of template languages that pair with others.</summary>
internal static class TemplateTags
{
    public static bool In(ReadOnlySpan<char> text) =>
        text.Contains("{%", StringComparison.Ordinal)
        || text.Contains("<%", StringComparison.Ordinal)
        || text.Contains("%{", StringComparison.Ordinal)
        || text.Contains("{{#", StringComparison.Ordinal)
        || text.Contains("{{/", StringComparison.Ordinal);
}
