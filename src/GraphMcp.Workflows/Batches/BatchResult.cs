using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Batches;

/// <summary>A batch's counts: the header line of its committed result and what its activity returns.</summary>
/// <param name="BatchId"><c>{workflowId}/{shard}/{batch}</c>.</param>
/// <param name="Attempt">Which attempt committed it, from 1.</param>
/// <param name="Files">The files of the batch; always processed + skipped + failed.</param>
/// <param name="Processed">Files that were processed.</param>
/// <param name="Skipped">Files that were left alone.</param>
/// <param name="Failed">Files that failed.</param>
/// <param name="Bytes">The bytes of all its files as planned.</param>
/// <param name="DurationMs">How long the committing attempt took, in milliseconds.</param>
/// <param name="References">Exact and variant references found.</param>
/// <param name="ChangedFiles">Files with a staged edit.</param>
/// <param name="ResultsPath">Where the results are, in the workspace.</param>
/// <param name="SourceType">The type of its files.</param>
public sealed record BatchResult(
    string BatchId,
    int Attempt,
    int Files,
    int Processed,
    int Skipped,
    int Failed,
    long Bytes,
    long DurationMs,
    int References,
    int ChangedFiles,
    string ResultsPath,
    SourceType SourceType = SourceType.Unknown
)
{
    /// <summary>Gets the failed files by the code of their error.</summary>
    public FailureCounts Failures { get; init; } = [];

    /// <summary>Gets the URI of the results, of a split batch that of their folder; null where they were committed before it was kept.</summary>
    public string? ResultsUri { get; init; }

    /// <summary>Adds the counts of another part of the same batch.</summary>
    internal BatchResult Combine(BatchResult part) =>
        this with
        {
            Files = Files + part.Files,
            Processed = Processed + part.Processed,
            Skipped = Skipped + part.Skipped,
            Failed = Failed + part.Failed,
            Bytes = Bytes + part.Bytes,
            DurationMs = DurationMs + part.DurationMs,
            References = References + part.References,
            ChangedFiles = ChangedFiles + part.ChangedFiles,
            Failures = Failures.Plus(part.Failures),
            ResultsUri = FolderOf(ResultsUri),
        };

    /// <summary>The parts of a split batch have their results side by side.</summary>
    private static string? FolderOf(string? uri) =>
        uri?.EndsWith(".jsonl", StringComparison.Ordinal) == true ? uri[..uri.LastIndexOf('/')] : uri;
}
