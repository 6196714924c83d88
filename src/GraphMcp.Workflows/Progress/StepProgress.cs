namespace GraphMcp.Workflows.Progress;

/// <summary>How far a step is.</summary>
/// <param name="PagesDone">Its pages (shards) that are done.</param>
/// <param name="Pages">All its pages as far as they are known.</param>
public sealed record StepProgress(int PagesDone, int Pages);
