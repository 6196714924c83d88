using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Control;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Runs shards and keeps them by what is wanted; those of steps that run at once share the workflow's window.</summary>
/// <remarks>Across all of them no more batches are in flight than the window allows: a share is given only when the others have given it up.</remarks>
internal sealed class ShardSupervisor(TaskOrchestrationContext context, WorkflowInput input)
{
    private readonly List<RunningShard> shards = [];
    private readonly ChangeSignal changed = new();
    private Task admitting = Task.CompletedTask;
    private ControlMessage wanted = ControlMessage.Initial;

    public bool AreDrained => shards.TrueForAll(shard => shard.IsDrained);

    public IEnumerable<string> Waits => shards.Select(shard => shard.Last?.Waits).OfType<string>();

    private int Window => wanted.MaxParallelBatches ?? input.MaxParallelBatches;

    /// <summary>Runs a shard of a step.</summary>
    /// <param name="number">The shard.</param>
    /// <param name="begin">Makes its input once it may start, with its first order.</param>
    public async Task<ShardOutcome> RunAsync(int number, Func<ShardOrder, ShardInput> begin)
    {
        var shard = new RunningShard(number, InstanceIds.Shard(input.WorkflowId, number));
        var admission = AdmitAsync(admitting, shard);
        admitting = admission;
        await admission;
        try
        {
            var options = new SubOrchestrationOptions(instanceId: shard.InstanceId);
            return await context.CallSubOrchestratorAsync<ShardOutcome>(TaskNames.Shard, begin(shard.Order), options);
        }
        finally
        {
            shards.Remove(shard);
            Share();
        }
    }

    /// <summary>Passes on to all shards what is wanted.</summary>
    public void Take(ControlMessage message)
    {
        wanted = message;
        Share();
    }

    /// <summary>Lets the shard of a step that is out of time drain and end.</summary>
    public void End(int processStep)
    {
        var late = shards.Where(shard => ShardNumbers.StepOf(shard.Number) == processStep);
        foreach (var shard in late.Where(shard => shard.TryOrder(wanted, shard.Order.Window, ends: true)))
        {
            Send(shard);
        }
    }

    /// <summary>A shard that acts by an older order has not got the newer one: events to an instance that has not started are lost.</summary>
    public void Take(ShardAck ack)
    {
        if (shards.Find(shard => shard.Number == ack.Shard) is not { } shard)
        {
            return;
        }

        shard.Last = ack;
        if (ack.Revision < shard.Order.Revision)
        {
            Send(shard);
        }

        changed.Announce();
    }

    /// <summary>One after the other: a shard takes its share when all others fit into theirs.</summary>
    private async Task AdmitAsync(Task before, RunningShard shard)
    {
        await before;
        var others = shards.ToList();
        shards.Add(shard);
        Share();
        while (others.Exists(other => shards.Contains(other) && !other.Fits))
        {
            await changed.Next;
        }

        shard.IsAdmitted = true;
        shard.TryOrder(wanted, ShareOf(shards.IndexOf(shard)), ends: false);
    }

    private void Share()
    {
        for (var index = 0; index < shards.Count; index++)
        {
            if (shards[index].IsAdmitted && shards[index].TryOrder(wanted, ShareOf(index), ends: false))
            {
                Send(shards[index]);
            }
        }

        changed.Announce();
    }

    private int ShareOf(int index) => (Window / shards.Count) + (index < Window % shards.Count ? 1 : 0);

    private void Send(RunningShard shard) => context.SendEvent(shard.InstanceId, ShardOrder.EventName, shard.Order);
}
