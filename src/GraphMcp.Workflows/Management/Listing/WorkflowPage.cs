namespace GraphMcp.Workflows.Management.Listing;

/// <summary>A page of workflows, the newest first.</summary>
/// <param name="Workflows">May be fewer than asked for, or none, though more follow: conditions on the state are looked at page by page.</param>
/// <param name="Next">What asks for the next page; null on the last.</param>
public sealed record WorkflowPage(IReadOnlyList<WorkflowListItem> Workflows, string? Next);
