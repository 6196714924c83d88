namespace GraphMcp.Workflows.Control;

/// <summary>What a shard tells its root at its start and whenever it changes.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Revision">The control revision that it acts by.</param>
/// <param name="Drained">True when it is asked not to run and has nothing in flight.</param>
public sealed record ShardAck(int Shard, int Revision, bool Drained)
{
    /// <summary>The name of the event that carries one.</summary>
    public const string EventName = "shard-ack";
}
