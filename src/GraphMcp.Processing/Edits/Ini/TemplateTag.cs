namespace GraphMcp.Processing.Edits.Ini;

/// <summary>Lines of a template language between the entries: they pair with other lines, which no entry shows.</summary>
internal static class TemplateTag
{
    private static readonly string[] Starts = ["{%", "{{", "<%", "%{", "{#"];

    public static bool StartsLine(ReadOnlySpan<char> trimmedLine)
    {
        foreach (var start in Starts)
        {
            if (trimmedLine.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
