using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>A part of a document that is marked as one.</summary>
/// <param name="Range">All of it.</param>
/// <param name="MarkerOffset">The start of the line before which its marker stands.</param>
/// <param name="IsMarked">Whether it has the marker already.</param>
internal sealed record Passage(TextRange Range, int MarkerOffset, bool IsMarked)
{
    /// <summary>Returns the passage of an edited text as it lies in the text before.</summary>
    public Passage Before(EditedText edited) =>
        new(new TextRange(edited.OffsetBefore(Range.Start), edited.OffsetBefore(Range.End)), edited.OffsetBefore(MarkerOffset), IsMarked);
}
