using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>Tells how far the events of workflows were pushed.</summary>
public sealed class EventDeliveries
{
    private readonly DurableTaskClient client;
    private readonly WorkflowFinder finder;

    internal EventDeliveries(DurableTaskClient client, WorkflowFinder finder) => (this.client, this.finder) = (client, finder);

    /// <summary>Returns how far a workflow's events were pushed.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or it was purged.</exception>
    public async Task<DeliveryState> ReadAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await finder.FindAsync(workflowId, cancellationToken);
        var entity = await client.Entities.GetEntityAsync<EventLogState>(EventLogEntity.IdOf(workflowId), cancellation: cancellationToken);
        var log = entity?.State ?? new EventLogState();
        if (workflow.Record.Input.Webhook is null)
        {
            return new DeliveryState(log.HasEnded, Undelivered: 0, IsComplete: true);
        }

        var left = log.Next - 1 - Math.Max(log.Delivered, await UnderWayAsync(workflowId, log, cancellationToken));
        // The log gets to know of the workflow's end a moment after everybody else.
        return new DeliveryState(log.HasEnded, left, left == 0 && (log.HasEnded || workflow.Instance is { IsCompleted: false }));
    }

    /// <summary>The log itself hears of a delivery only at the delivery's end.</summary>
    private async Task<long> UnderWayAsync(string workflowId, EventLogState log, CancellationToken cancellationToken)
    {
        if (!log.IsDelivering)
        {
            return 0;
        }

        var id = EventDelivery.InstanceId(workflowId, log.Deliveries);
        var delivery = await client.GetInstanceAsync(id, getInputsAndOutputs: true, cancellationToken);
        return delivery?.SerializedCustomStatus is null ? 0 : delivery.ReadCustomStatusAs<long>();
    }
}
