using GraphMcp.Processing.Processors;

namespace GraphMcp.Processing.Edits;

/// <summary>What became of a file.</summary>
/// <param name="NewContent">The whole new content, or null when nothing changes.</param>
/// <param name="Change">What changes, or null.</param>
/// <param name="Left">Every exact or variant reference that is still there and no annotation, with the reason.</param>
public sealed record EditOutcome(ReadOnlyMemory<byte>? NewContent, FileChange? Change, IReadOnlyList<LeftReference> Left)
{
    internal static EditOutcome Nothing(IReadOnlyList<LeftReference> left) => new(null, null, left);
}
