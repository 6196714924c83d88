namespace GraphMcp.Workflows.Events;

/// <summary>Asks for a page of a log to be delivered.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="After">The sequence number up to which events were delivered.</param>
/// <param name="Attempt">The attempt at the first event of the page, from 1.</param>
public sealed record DeliveryInput(string Workspace, string WorkflowId, long After, int Attempt);

/// <summary>What was delivered.</summary>
/// <param name="After">The sequence number up to which events were delivered now.</param>
/// <param name="IsDone">Whether there was nothing more.</param>
/// <param name="RetryAfterSeconds">How long to wait before the next event is tried again; null where it did not fail.</param>
public sealed record DeliveryResult(long After, bool IsDone, double? RetryAfterSeconds = null);
