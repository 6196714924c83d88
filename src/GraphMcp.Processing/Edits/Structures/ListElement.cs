using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>An element between the brackets of a list or an object, and the comma that follows it, if one does.</summary>
internal readonly record struct ListElement(TextRange Span, int? Comma)
{
    public TextRange WithComma => Comma is { } comma ? new(Span.Start, comma + 1) : Span;
}
