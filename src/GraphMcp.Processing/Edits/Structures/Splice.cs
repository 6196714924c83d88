using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>A span of the text and what stands there instead.</summary>
internal readonly record struct Splice(int Start, int End, string Replacement = "")
{
    public TextRange Span => new(Start, End);

    public bool IsDeletion => Replacement.Length == 0 && End > Start;
}
