namespace GraphMcp.Workflows.Purging;

/// <summary>What a purge of old workflows has done.</summary>
/// <param name="Purged">The ids of the workflows that it purged.</param>
/// <param name="Kept">How many old enough were left: another workflow still takes over their results, or they are of another workspace.</param>
/// <param name="HasMore">Whether it ended before it had seen all, so that it should be asked for again.</param>
public sealed record PurgeSummary(IReadOnlyList<string> Purged, int Kept, bool HasMore);
