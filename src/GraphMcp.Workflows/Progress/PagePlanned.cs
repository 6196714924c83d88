using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>A page of the plan was committed.</summary>
/// <param name="Shard">Its number.</param>
/// <param name="Files">Its files.</param>
/// <param name="Batches">Its batches.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="SourceTypes">Its files by source type.</param>
/// <param name="IsLast">Whether the plan is complete with it.</param>
public sealed record PagePlanned(
    int Shard,
    int Files,
    int Batches,
    long Bytes,
    IReadOnlyDictionary<SourceType, int> SourceTypes,
    bool IsLast
);
