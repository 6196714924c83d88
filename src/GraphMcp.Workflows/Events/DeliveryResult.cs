namespace GraphMcp.Workflows.Events;

/// <summary>What was delivered.</summary>
/// <param name="After">The sequence number up to which events were delivered now.</param>
/// <param name="IsDone">Whether there was nothing more.</param>
/// <param name="RetryAfterSeconds">How long to wait before the next event is tried again; null where it did not fail.</param>
public sealed record DeliveryResult(long After, bool IsDone, double? RetryAfterSeconds = null);
