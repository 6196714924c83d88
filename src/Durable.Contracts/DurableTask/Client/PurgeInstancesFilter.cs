namespace Microsoft.DurableTask.Client;

/// <summary>Which finished instances are purged; a condition that is null does not count.</summary>
/// <param name="CreatedFrom">Created at this time or later.</param>
/// <param name="CreatedTo">Created at this time or earlier.</param>
/// <param name="Statuses">In one of these statuses.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null
)
{
    /// <summary>How long one call purges at most. Default: null, until nothing is left.</summary>
    public TimeSpan? Timeout { get; init; }
}
