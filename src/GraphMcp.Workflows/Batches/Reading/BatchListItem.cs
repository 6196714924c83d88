using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>A batch in a list.</summary>
/// <param name="BatchId"><c>{workflowId}/{shard}/{batch}</c>.</param>
/// <param name="Shard">Its shard.</param>
/// <param name="Batch">Its number in the shard.</param>
/// <param name="StepId">The step that processes it.</param>
/// <param name="SourceType">The type of its files.</param>
/// <param name="State">Whether its result is committed.</param>
/// <param name="Files">Its files, as planned.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Parts">How many results it has: 0 before it is committed, more than 1 when it was split.</param>
/// <param name="Attempts">Which attempt committed it, of a split batch the highest; null before.</param>
/// <param name="Processed">Files that were processed.</param>
/// <param name="Skipped">Files that were left alone.</param>
/// <param name="Failed">Files that failed.</param>
/// <param name="References">Exact and variant references found.</param>
/// <param name="ChangedFiles">Files with a staged edit.</param>
/// <param name="DurationMs">How long the committing attempts took, in milliseconds; null before.</param>
/// <param name="ResultsPath">Where its result is, in the workspace; of a split batch the folder; null before.</param>
public sealed record BatchListItem(
    string BatchId,
    int Shard,
    int Batch,
    string StepId,
    SourceType SourceType,
    BatchState State,
    int Files,
    long Bytes,
    int Parts = 0,
    int? Attempts = null,
    int Processed = 0,
    int Skipped = 0,
    int Failed = 0,
    int References = 0,
    int ChangedFiles = 0,
    long? DurationMs = null,
    string? ResultsPath = null
)
{
    /// <summary>Returns the batch with what its results say.</summary>
    internal BatchListItem With(IReadOnlyList<BatchResult> results, string folder) =>
        results.Count == 0
            ? this
            : this with
            {
                State = results.Sum(part => part.Files) >= Files ? BatchState.Committed : BatchState.Planned,
                Parts = results.Count,
                Attempts = results.Max(part => part.Attempt),
                Processed = results.Sum(part => part.Processed),
                Skipped = results.Sum(part => part.Skipped),
                Failed = results.Sum(part => part.Failed),
                References = results.Sum(part => part.References),
                ChangedFiles = results.Sum(part => part.ChangedFiles),
                DurationMs = results.Sum(part => part.DurationMs),
                ResultsPath = results.Count == 1 ? results[0].ResultsPath : folder,
            };
}
