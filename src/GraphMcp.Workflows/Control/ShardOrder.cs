namespace GraphMcp.Workflows.Control;

/// <summary>What the root wants of a shard, whole; the one with the highest revision holds, whenever it arrives.</summary>
/// <param name="Revision">Grows with every order of the root to this shard.</param>
/// <param name="Control">What is wanted of the workflow.</param>
/// <param name="Window">How many of the shard's batches may be in flight: its share of the workflow's window.</param>
/// <param name="Ends">Whether the step that the shard belongs to is out of time: it drains and ends.</param>
public sealed record ShardOrder(int Revision, ControlMessage Control, int Window, bool Ends = false)
{
    /// <summary>The name of the event that carries one.</summary>
    public const string EventName = "order";

    /// <summary>Gets what the shard is to do.</summary>
    internal DesiredState Desired => Ends ? DesiredState.Stop : Control.Desired;
}
