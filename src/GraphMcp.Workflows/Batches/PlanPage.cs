using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Batches;

/// <summary>The committed manifest of one page of the plan: a contiguous range of the walk, which one shard processes.</summary>
/// <param name="Shard">The page's and shard's number, from 0.</param>
/// <param name="Folder">The folder with the slices, of the attempt that committed the page.</param>
/// <param name="Batches">The batches, by number.</param>
/// <param name="Files">All files of the page.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="NextCursor">The last path of the page when more follow, else null.</param>
/// <param name="SourceTypes">Files by source type.</param>
public sealed record PlanPage(
    int Shard,
    string Folder,
    IReadOnlyList<PlannedBatch> Batches,
    int Files,
    long Bytes,
    string? NextCursor,
    IReadOnlyDictionary<SourceType, int> SourceTypes
);
