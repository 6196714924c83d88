namespace GraphMcp.Workflows.Application;

/// <summary>What the apply step did with a shard: the header of its committed file and what its activity returns.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Applied">Files whose edit is in the source now.</param>
/// <param name="NotApplied">Files whose edit is not; each has a finding.</param>
public sealed record ShardApplication(int Shard, int Applied, int NotApplied);
