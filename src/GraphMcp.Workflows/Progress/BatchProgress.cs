using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>How far one batch in flight is.</summary>
/// <param name="BatchId"><c>{workflowId}/{shard}/{batch}</c>.</param>
/// <param name="StepId">The process step that it belongs to.</param>
/// <param name="Attempt">The attempt that runs, from 1; 0 while it is only dispatched.</param>
/// <param name="Done">Its files that are done.</param>
/// <param name="Total">All its files; null until the attempt has told them, about a second after it started.</param>
/// <param name="SourceType">The type of its files; unknown until the attempt has told it.</param>
/// <param name="At">When it was so.</param>
public sealed record BatchProgress(
    string BatchId,
    string StepId,
    int Attempt,
    FileCounts Done,
    int? Total,
    SourceType SourceType,
    DateTimeOffset At
);
