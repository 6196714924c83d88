namespace GraphMcp.Workflows.Checkpoints;

/// <summary>All that the workspace keeps of a checkpoint.</summary>
/// <param name="Checkpoint">What is shown of it.</param>
/// <param name="Shards">The results that were committed, shard by shard; shards without one are left out.</param>
internal sealed record CheckpointManifest(Checkpoint Checkpoint, IReadOnlyList<CheckpointShard> Shards)
{
    /// <summary>Returns the shard's committed results, or null when it had none.</summary>
    public CheckpointShard? Find(int shard) => Shards.FirstOrDefault(known => known.Shard == shard);
}
