using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Progress;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>One execution of a shard: a sliding window over its batches.</summary>
internal sealed class ShardRun
{
    private readonly TaskOrchestrationContext context;
    private readonly ShardInput input;
    private readonly ShardProgressSignals progress;
    private readonly BatchRun batches;
    private readonly OrchestrationGate gate = new();
    private readonly List<Task<BatchResult?>> inFlight = [];
    private readonly WorkTotals done = new();
    private ShardOrder order;
    private ShardAck? acknowledged;
    private WorkflowFailure? failure;
    private int next;

    public ShardRun(TaskOrchestrationContext context, ShardInput input)
    {
        (this.context, this.input, order) = (context, input, input.Order);
        progress = new ShardProgressSignals(context, input);
        batches = new BatchRun(context, input, gate, progress) { Troubled = Complain };
        gate.Set(order.Desired, order.Revision);
    }

    private bool IsBroken => failure is not null || done.Files.Failed + input.FailedBefore > Allowed;

    private long Allowed => (order.Control.ToleratedFailures ?? input.ToleratedFailures).AllowedOf(input.PlannedFiles);

    // While a pause is wanted, batches that wait to be dispatched keep the shard alive.
    private bool IsOver => inFlight.Count == 0 && (next == input.Batches || order.Desired == DesiredState.Stop || IsBroken);

    public async Task<ShardOutcome> RunAsync()
    {
        var orders = context.WaitForExternalEvent<ShardOrder>(ShardOrder.EventName);
        while (true)
        {
            Dispatch();
            await progress.SendAsync();
            Acknowledge();
            if (IsOver)
            {
                return new ShardOutcome(
                    done.Batches,
                    done.Counts,
                    done.References,
                    done.ChangedFiles,
                    done.Batches == input.Batches,
                    failure,
                    batches.Calls.Retries
                );
            }

            await Task.WhenAny([orders, batches.Changes.Next, .. inFlight]);
            if (orders.IsCompleted)
            {
                Take(await orders);
                orders = context.WaitForExternalEvent<ShardOrder>(ShardOrder.EventName);
            }

            await HarvestAsync();
        }
    }

    private void Take(ShardOrder newer)
    {
        if (newer.Revision > order.Revision)
        {
            order = newer;
            gate.Set(order.Desired, order.Revision);
        }
    }

    private void Dispatch()
    {
        while (next < input.Batches && order.Desired == DesiredState.Run && !IsBroken && inFlight.Count < order.Window)
        {
            progress.Started(next);
            inFlight.Add(batches.RunAsync(next, () => order.Revision));
            next++;
        }
    }

    private async Task HarvestAsync()
    {
        foreach (var batch in inFlight.Where(batch => batch.IsCompleted).ToList())
        {
            inFlight.Remove(batch);
            try
            {
                // Without a result it was cut short by a stop.
                if (await batch is { } result)
                {
                    done.Add(result);
                }
            }
            catch (ActivityFault fault)
            {
                failure ??= fault.ToFailure(input.StepId);
            }
        }
    }

    private void Complain(string reason) => Send(acknowledged! with { Trouble = reason, Control = order.Control.Revision });

    private void Acknowledge()
    {
        var ack = new ShardAck(
            input.Shard,
            order.Revision,
            order.Desired != DesiredState.Run && batches.Calls.InFlight == 0,
            inFlight.Count <= order.Window,
            batches.Waits
        );
        if (ack != acknowledged)
        {
            acknowledged = ack;
            Send(ack);
        }
    }

    private void Send(ShardAck ack) => context.SendEvent(input.WorkflowId, ShardAck.EventName, ack);
}
