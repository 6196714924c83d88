namespace Durable.Embedded.Store;

/// <summary>An entity as it is stored; <paramref name="State"/> is null if it has none.</summary>
internal sealed record EntityRow(string Id, DateTime UpdatedAt, string? State, EntityLock? Lock)
{
    /// <summary>How many messages wait for it; only known to queries.</summary>
    public int Backlog { get; init; }
}
