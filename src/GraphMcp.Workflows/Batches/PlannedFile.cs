using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Batches;

/// <summary>One file's line in a batch's slice of the plan.</summary>
/// <param name="Path">The relative path, with <c>/</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Version">The source's version of it at planning.</param>
/// <param name="Classification">What it was recognised as by path (and head, where the path did not tell).</param>
/// <param name="SkipReason">A stable code when it is planned to be skipped (<c>too-large</c>), else null.</param>
public sealed record PlannedFile(string Path, long Size, string Version, SourceClassification Classification, string? SkipReason = null);
