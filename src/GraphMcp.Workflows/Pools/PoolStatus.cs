namespace GraphMcp.Workflows.Pools;

/// <summary>How a resource pool is on this host.</summary>
/// <param name="Name">The name.</param>
/// <param name="Limit">How many may be in it at once; null where only a template that has not run here knows it.</param>
/// <param name="InUse">How many batches are in it on this host; over the limit while a lowered one drains.</param>
/// <param name="Waiting">How many batches wait for a place on this host.</param>
/// <param name="Origin">Where the limit is from: <c>set</c> while running, the host's <c>configuration</c>, or a <c>template</c>.</param>
public sealed record PoolStatus(string Name, int? Limit, int InUse, int Waiting, string Origin);
