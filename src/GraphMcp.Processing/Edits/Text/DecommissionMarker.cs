namespace GraphMcp.Processing.Edits.Text;

/// <summary>The line that marks the passage below it as one about a retired database.</summary>
/// <remarks>Search and edits both know it: a marked passage is annotated, not a reference for a person.</remarks>
internal static class DecommissionMarker
{
    private const string Key = "graphmcp:decommissioned ";

    public static string Markdown(string database) => $"<!-- {Key}{database}: this passage describes a retired database. -->";

    public static string Text(string database) => $"[{Key}{database}] The next passage describes a retired database.";

    /// <summary>Returns true for a marker of any database, in Markdown or text, behind whatever makes it a comment there.</summary>
    public static bool IsMarker(ReadOnlySpan<char> line) => IndexOfKey(line) >= 0;

    /// <summary>Returns true for a marker of this database.</summary>
    public static bool IsMarkerOf(ReadOnlySpan<char> line, string database)
    {
        var key = IndexOfKey(line);
        if (key < 0)
        {
            return false;
        }

        var rest = line[(key + Key.Length)..];
        return rest.StartsWith(database, StringComparison.Ordinal) && rest[database.Length..] is [']' or ':', ..];
    }

    private static int IndexOfKey(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        var (isMarkdown, key) = (trimmed.StartsWith("<!-- " + Key, StringComparison.Ordinal), line.IndexOf(Key, StringComparison.Ordinal));
        var isText = !isMarkdown && key is > 0 and < 12 && line[key - 1] == '[';
        return isMarkdown || isText ? key : -1;
    }
}
