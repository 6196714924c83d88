namespace GraphMcp.Workflows.Events;

/// <summary>Events on their way to a workflow's log.</summary>
/// <param name="Events">The events, in order.</param>
/// <param name="Workspace">The URI of the workspace that keeps the log.</param>
/// <param name="HasWebhook">Whether the workflow pushes its events.</param>
public sealed record EventsEmitted(IReadOnlyList<WorkflowEvent> Events, string Workspace, bool HasWebhook = false);
