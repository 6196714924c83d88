using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What a shard has done.</summary>
/// <param name="BatchesDone">The batches with a committed result.</param>
/// <param name="Counts">Their files by source type.</param>
/// <param name="References">The exact and variant references in them.</param>
/// <param name="ChangedFiles">Their files with a staged edit.</param>
/// <param name="IsComplete">Whether these are all batches of the shard.</param>
/// <param name="Failure">Why it ended early by itself, or null.</param>
/// <param name="Retries">The attempts at batches that failed and were tried again.</param>
public sealed record ShardOutcome(
    int BatchesDone,
    IReadOnlyDictionary<SourceType, FileCounts> Counts,
    long References,
    long ChangedFiles,
    bool IsComplete,
    WorkflowFailure? Failure,
    int Retries = 0
);
