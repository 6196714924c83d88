namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What a clean-up did.</summary>
public readonly record struct CleanEntityStorageResult
{
    /// <summary>How many empty entities were removed.</summary>
    public int EmptyEntitiesRemoved { get; init; }

    /// <summary>How many locks were released whose orchestration had ended.</summary>
    public int OrphanedLocksReleased { get; init; }

    /// <summary>Where the clean-up goes on; null when it is complete.</summary>
    public string? ContinuationToken { get; init; }
}
