using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>A part of a document that is marked as one.</summary>
/// <param name="Range">All of it.</param>
/// <param name="MarkerOffset">The start of the line before which its marker stands.</param>
/// <param name="IsMarked">Whether it has the marker already.</param>
internal sealed record Passage(TextRange Range, int MarkerOffset, bool IsMarked);
