namespace GraphMcp.Workflows.Events;

/// <summary>Events on their way to a workflow's log.</summary>
/// <param name="Events">The events, in order.</param>
public sealed record EventsEmitted(IReadOnlyList<WorkflowEvent> Events);
