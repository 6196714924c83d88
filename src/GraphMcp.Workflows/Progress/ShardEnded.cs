using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>A shard ended: its batches fold into these totals.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Batches">Its batches that are done.</param>
/// <param name="Counts">Their files by source type.</param>
public sealed record ShardEnded(int Shard, int Batches, IReadOnlyDictionary<SourceType, FileCounts> Counts);
