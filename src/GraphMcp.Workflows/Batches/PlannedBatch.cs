using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Batches;

/// <summary>One batch of a page.</summary>
/// <param name="Number">Its number in the shard, from 0.</param>
/// <param name="SourceType">The type of all its files.</param>
/// <param name="Files">At most 200.</param>
/// <param name="Bytes">At most 8 MiB, unless it is one larger file.</param>
public sealed record PlannedBatch(int Number, SourceType SourceType, int Files, long Bytes);
