namespace GraphMcp.Workflows.Batches;

/// <summary>How much of the walk is one page of the plan, and thereby one shard.</summary>
/// <param name="MaxFiles">Files in a page, default 20,000.</param>
/// <param name="MaxBatches">Batches in a page; at most 500, the default: a shard's history stays small.</param>
/// <param name="MaxSeconds">How long one planning call walks before it ends its page, in seconds, default 60.</param>
public sealed record PagePolicy(int MaxFiles = 20_000, int MaxBatches = 500, int MaxSeconds = 60);
