namespace GraphMcp.Workflows.Progress;

/// <summary>A step that works shard by shard has done some of them.</summary>
/// <param name="StepId">The step.</param>
/// <param name="PagesDone">The pages that are done.</param>
/// <param name="Pages">All its pages.</param>
public sealed record StepAdvanced(string StepId, int PagesDone, int Pages);
