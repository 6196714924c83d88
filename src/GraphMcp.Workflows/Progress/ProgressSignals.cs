using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Templates;

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

/// <summary>Batches started, moved on or ended.</summary>
/// <param name="Batches">How far each is.</param>
public sealed record BatchesMoved(IReadOnlyList<BatchVector> Batches);

/// <summary>A shard ended: its batches fold into these totals.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Batches">Its batches that are done.</param>
/// <param name="Counts">Their files by source type.</param>
public sealed record ShardEnded(int Shard, int Batches, IReadOnlyDictionary<SourceType, FileCounts> Counts);

/// <summary>A step that works shard by shard has done some of them.</summary>
/// <param name="Step">The step.</param>
/// <param name="PagesDone">The pages that are done.</param>
/// <param name="Pages">All its pages.</param>
public sealed record StepAdvanced(StepKind Step, int PagesDone, int Pages);

/// <summary>The workflow ended: these are the totals of its committed results.</summary>
/// <param name="Files">The planned files.</param>
/// <param name="Batches">The batches that are done.</param>
/// <param name="Counts">The files that are done, by source type.</param>
public sealed record WorkflowClosed(long Files, long Batches, IReadOnlyDictionary<SourceType, FileCounts> Counts);
