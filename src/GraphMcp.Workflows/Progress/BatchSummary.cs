namespace GraphMcp.Workflows.Progress;

/// <summary>What is told of a batch that is done beside its files.</summary>
/// <param name="DurationMs">How long the committing attempt took, in milliseconds.</param>
/// <param name="References">Exact and variant references found.</param>
/// <param name="ChangedFiles">Files with a staged edit.</param>
public sealed record BatchSummary(long DurationMs, int References, int ChangedFiles);
