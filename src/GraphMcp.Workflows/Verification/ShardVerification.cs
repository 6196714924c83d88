namespace GraphMcp.Workflows.Verification;

/// <summary>What the verification of a shard found: the header of its committed file and what its activity returns.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Files">The files that were looked at.</param>
/// <param name="Violations">Results that do not hold: nothing is applied while there is one.</param>
/// <param name="Changed">Files that changed since they were processed.</param>
/// <param name="Missing">Files with a match that are gone.</param>
public sealed record ShardVerification(int Shard, int Files, int Violations, int Changed, int Missing);
