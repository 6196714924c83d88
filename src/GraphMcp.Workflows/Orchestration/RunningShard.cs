using GraphMcp.Workflows.Control;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>A shard that runs, as its root sees it.</summary>
internal sealed class RunningShard(int number, string instanceId)
{
    public int Number => number;

    public string InstanceId => instanceId;

    /// <summary>Gets or sets whether it has a share of the window, be it none.</summary>
    public bool IsAdmitted { get; set; }

    /// <summary>Gets the newest order to it.</summary>
    public ShardOrder Order { get; private set; } = new(0, ControlMessage.Initial, 0);

    /// <summary>Gets or sets the newest acknowledgement.</summary>
    public ShardAck? Last { get; set; }

    public bool IsDrained => Last is { Drained: true } ack && ack.Revision >= Order.Revision;

    public bool Fits => Last is { Fits: true } ack && ack.Revision >= Order.Revision;

    /// <summary>Makes a new order if it says anything new.</summary>
    public bool TryOrder(ControlMessage control, int window, bool ends)
    {
        var order = Order with { Control = control, Window = window, Ends = Order.Ends || ends };
        if (order == Order)
        {
            return false;
        }

        Order = order with { Revision = Order.Revision + 1 };
        return true;
    }
}
