namespace GraphMcp.Workflows.Events;

/// <summary>A page of a workflow's log.</summary>
/// <param name="Events">The events, in order.</param>
/// <param name="Next">What to ask for next: events behind this sequence number.</param>
/// <param name="HasMore">Whether there were more events than fit the page.</param>
public sealed record EventPage(IReadOnlyList<WorkflowEvent> Events, long Next, bool HasMore);
