namespace GraphMcp.Workflows.Control;

/// <summary>What a shard tells its root at its start and whenever it changes.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Revision">The order that it acts by.</param>
/// <param name="Drained">True when it is asked not to run and has nothing in flight.</param>
/// <param name="Fits">True when no more of its batches are in flight than its window allows.</param>
/// <param name="Waits">What its batches wait for beside their activities, for a person; null for nothing.</param>
/// <param name="Trouble">Why it asks for a pause, or null.</param>
/// <param name="Control">The control revision under which the trouble came.</param>
public sealed record ShardAck(
    int Shard,
    int Revision,
    bool Drained,
    bool Fits = true,
    string? Waits = null,
    string? Trouble = null,
    int Control = 0
)
{
    /// <summary>The name of the event that carries one.</summary>
    public const string EventName = "shard-ack";
}
