namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What is cleaned up among the entities.</summary>
public readonly record struct CleanEntityStorageRequest
{
    /// <summary>Everything is cleaned up.</summary>
    public static CleanEntityStorageRequest Default => new() { RemoveEmptyEntities = true, ReleaseOrphanedLocks = true };

    /// <summary>Whether entities without a state and without messages are removed.</summary>
    public bool RemoveEmptyEntities { get; init; }

    /// <summary>Whether locks are released whose orchestration has ended.</summary>
    public bool ReleaseOrphanedLocks { get; init; }

    /// <summary>Where an earlier clean-up goes on. Default: null, at the beginning.</summary>
    public string? ContinuationToken { get; init; }
}
