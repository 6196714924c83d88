using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;

namespace GraphMcp.Processing.References.Places;

/// <summary>The parts of a text that this tool has annotated: references there are historical.</summary>
/// <remarks>
/// An annotation covers the line that holds the marker and the comment that holds it; in text for people also the block right below the marker's
/// line: up to the next blank line, or through the end of a fenced block that starts there.
/// </remarks>
internal sealed class Annotations
{
    /// <summary>The marker, in any case.</summary>
    public const string Marker = "graphmcp:decommissioned";

    private readonly List<(int Start, int End)> _covered = [];

    private Annotations() { }

    public static Annotations In(TextDocument document, SourceClassification classification)
    {
        var annotations = new Annotations();
        var at = document.Text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        for (; at >= 0; at = document.Text.IndexOf(Marker, at + Marker.Length, StringComparison.OrdinalIgnoreCase))
        {
            var line = document.PositionOf(at).Line;
            var last = classification.Type == SourceType.Documentation ? LastLineOfBlock(document, line) : line;
            var (lastStart, lastLength) = document.Lines.BoundsOf(last);
            annotations._covered.Add((document.Lines.BoundsOf(line).Start, lastStart + lastLength));
        }

        return annotations;
    }

    public bool Cover(Surroundings place)
    {
        var (start, end) =
            place.Spot.Place == Lexing.LexicalPlace.Comment ? (place.Spot.Start, place.Spot.End) : (place.Match.Start, place.Match.End);
        return _covered.Exists(part => part.Start < end && start < part.End);
    }

    private static int LastLineOfBlock(TextDocument document, int marker)
    {
        var line = marker + 1;
        if (line > document.Lines.Count)
        {
            return marker;
        }

        if (FenceOf(TextOf(document, line)) is { } fence)
        {
            var close = line + 1;
            while (close <= document.Lines.Count && !TextOf(document, close).StartsWith(fence))
            {
                close++;
            }

            return Math.Min(close, document.Lines.Count);
        }

        while (line <= document.Lines.Count && !TextOf(document, line).IsEmpty)
        {
            line++;
        }

        return line - 1;
    }

    private static string? FenceOf(ReadOnlySpan<char> line) =>
        line.StartsWith("```") ? "```"
        : line.StartsWith("~~~") ? "~~~"
        : null;

    private static ReadOnlySpan<char> TextOf(TextDocument document, int line)
    {
        var (start, length) = document.Lines.BoundsOf(line);
        return document.Text.AsSpan(start, length).Trim();
    }
}
