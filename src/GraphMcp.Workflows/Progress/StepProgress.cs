namespace GraphMcp.Workflows.Progress;

/// <summary>How far a step is.</summary>
/// <param name="PagesDone">Its pages (shards) that are done.</param>
/// <param name="Pages">All its pages as far as they are known.</param>
public sealed record StepProgress(int PagesDone, int Pages)
{
    /// <summary>Gets the files that it has to do, as far as they are planned; null for a step that counts pages only.</summary>
    public long? FilesPlanned { get; init; }

    /// <summary>Gets its files that are done; null for a step that counts pages only.</summary>
    public FileCounts? Files { get; init; }
}
