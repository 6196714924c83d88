using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Edits.Text;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References.Lexing;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.References.Places;

/// <summary>The parts of a text that this tool has annotated: references there are historical.</summary>
/// <remarks>
/// An annotation covers the line that holds the marker and the comment that holds it; in text for people also the passage that it marks. A
/// marker that names another database covers nothing.
/// </remarks>
internal sealed class Annotations
{
    /// <summary>The marker, in any case.</summary>
    public const string Marker = "graphmcp:decommissioned";

    /// <summary>Ordered and apart from each other.</summary>
    private readonly List<(int Start, int End)> _covered;

    private Annotations(IEnumerable<(int Start, int End)> covered)
    {
        _covered = [];
        foreach (var (start, end) in covered.Order())
        {
            if (_covered.Count > 0 && start <= _covered[^1].End)
            {
                _covered[^1] = (_covered[^1].Start, Math.Max(end, _covered[^1].End));
            }
            else
            {
                _covered.Add((start, end));
            }
        }
    }

    public static Annotations In(TextDocument document, SourceClassification classification, DatabaseName database)
    {
        var covered = new List<(int Start, int End)>();
        var at = document.Text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        for (; at >= 0; at = document.Text.IndexOf(Marker, at + Marker.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (IsFor(database, document.Text, at + Marker.Length))
            {
                var (start, length) = document.Lines.BoundsOf(document.PositionOf(at).Line);
                covered.Add((start, start + length));
            }
        }

        if (covered is [var (first, end), ..])
        {
            covered.AddRange(MarkedPassages(document.Text, first, end - first, classification.Format, database.Name));
        }

        return new Annotations(covered);
    }

    public bool Cover(Surroundings place)
    {
        var (start, end) =
            place.Spot.Place == LexicalPlace.Comment ? (place.Spot.Start, place.Spot.End) : (place.Match.Start, place.Match.End);
        var (low, high) = (0, _covered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _covered[middle].End > start ? (low, middle) : (middle + 1, high);
        }

        return low < _covered.Count && _covered[low].Start < end;
    }

    private static IEnumerable<(int Start, int End)> MarkedPassages(string text, int lineStart, int length, string format, string database)
    {
        var passages = format switch
        {
            "markdown" => MarkdownPassages.Of(text, database),
            "text" => TextPassages.Of(text, TextMarkup.OfMarker(text.AsSpan(lineStart, length)), database),
            _ => [],
        };
        return passages.Where(each => each.IsMarked).Select(each => (each.Range.Start, each.Range.End));
    }

    private static bool IsFor(DatabaseName database, ReadOnlySpan<char> text, int behindMarker)
    {
        var rest = text[behindMarker..];
        if (rest is not [' ', ..])
        {
            return true;
        }

        var name = rest[1..Identifier.EndOf(rest, 1)];
        return name.IsEmpty || name.SequenceEqual(database.Name);
    }
}
