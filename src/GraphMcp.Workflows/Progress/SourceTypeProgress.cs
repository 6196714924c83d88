namespace GraphMcp.Workflows.Progress;

/// <summary>How far a workflow is with the files of one source type.</summary>
/// <param name="Planned">The files planned so far.</param>
/// <param name="Processed">Those that were processed.</param>
/// <param name="Skipped">Those that were left alone.</param>
/// <param name="Failed">Those that failed.</param>
public sealed record SourceTypeProgress(long Planned, long Processed, long Skipped, long Failed);
