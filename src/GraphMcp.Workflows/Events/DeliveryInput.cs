namespace GraphMcp.Workflows.Events;

/// <summary>Asks for a page of a log to be delivered.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="After">The sequence number up to which events were delivered.</param>
/// <param name="Attempt">The attempt at the first event of the page, from 1.</param>
public sealed record DeliveryInput(string Workspace, string WorkflowId, long After, int Attempt);
