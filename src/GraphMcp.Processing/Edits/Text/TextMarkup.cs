namespace GraphMcp.Processing.Edits.Text;

/// <summary>How a text format writes a comment, so that the marker does not show where the text is set.</summary>
/// <param name="Comment">What makes a line a comment; empty for plain text.</param>
/// <param name="NeedsBlankLine">Whether a comment ends only at a blank line.</param>
/// <param name="IndentationNests">Whether an indented paragraph belongs to the one above it.</param>
internal sealed record TextMarkup(string Comment, bool NeedsBlankLine, bool IndentationNests)
{
    private static readonly TextMarkup Plain = new("", false, false);

    private static readonly Dictionary<string, TextMarkup> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".rst"] = new(".. ", true, true),
        [".adoc"] = new("// ", false, false),
        [".asciidoc"] = new("// ", false, false),
        [".org"] = new("# ", false, true),
        [".textile"] = new("###. ", true, false),
        [".tex"] = new("% ", false, false),
    };

    public static TextMarkup Of(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path), Plain);

    /// <summary>Returns the markup in which a marker's line is a comment; plain text where it is none.</summary>
    public static TextMarkup OfMarker(ReadOnlySpan<char> line)
    {
        foreach (var markup in ByExtension.Values)
        {
            if (line.StartsWith(markup.Comment, StringComparison.Ordinal))
            {
                return markup;
            }
        }

        return Plain;
    }

    public string Marker(string database) => Comment + DecommissionMarker.Text(database) + (NeedsBlankLine ? "\n" : "");
}
