using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>Puts a marker before every passage that names the database and has none.</summary>
internal static class PassageAnnotator
{
    /// <summary>Returns one insertion for all passages whose marker would stand at the same place.</summary>
    /// <param name="text">The document.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="references">The references in it.</param>
    /// <param name="marker">The marker's lines, parted by <c>\n</c>, without the last line ending.</param>
    public static IReadOnlyList<ProposedEdit> Annotate(
        string text,
        IEnumerable<Passage> passages,
        ReferenceIndex references,
        string marker
    ) =>
        [
            .. passages
                .Where(passage => !passage.IsMarked)
                .Select(passage => (passage.MarkerOffset, Named: ToAnnotate(references, passage.Range)))
                .Where(passage => passage.Named.Count > 0)
                .GroupBy(passage => passage.MarkerOffset, passage => passage.Named)
                .Select(group => new ProposedEdit(
                    group.Key,
                    0,
                    Line(text, group.Key, marker),
                    [.. group.SelectMany(each => each)],
                    Annotates: true
                )),
        ];

    private static List<Reference> ToAnnotate(ReferenceIndex references, TextRange range) =>
        [.. references.In(range).Where(each => each.Tier is not ReferenceTier.Possible && each.Kind is not ReferenceKind.Annotation)];

    private static string Line(string text, int offset, string marker)
    {
        var ending = LineEndingOf(text);
        var lines = marker.Replace("\n", ending, StringComparison.Ordinal);
        // At the end of a text whose last line has no ending, the marker takes that over.
        return offset > 0 && text[offset - 1] is not ('\n' or '\r') ? ending + lines : lines + ending;
    }

    private static string LineEndingOf(string text)
    {
        var first = text.AsSpan().IndexOfAny('\r', '\n');
        return first < 0 ? "\n"
            : text[first] == '\n' ? "\n"
            : first + 1 < text.Length && text[first + 1] == '\n' ? "\r\n"
            : "\r";
    }
}
