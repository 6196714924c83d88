namespace GraphMcp.Workflows.Events;

/// <summary>How far a workflow's events were pushed to its webhook.</summary>
/// <param name="HasEnded">Whether the event of the workflow's end is in its log.</param>
/// <param name="Undelivered">The events of the log that the webhook has not got yet; 0 where there is no webhook.</param>
/// <param name="IsComplete">Whether nothing is left to push; of a workflow that goes on, for now.</param>
public sealed record DeliveryState(bool HasEnded, long Undelivered, bool IsComplete);
