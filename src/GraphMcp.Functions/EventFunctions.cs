using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Keeps event logs and delivers what is in them.</summary>
public sealed class EventFunctions(DeliverEventsActivity deliver)
{
    /// <summary>Runs operations of an event log.</summary>
    [Function(TaskNames.EventLog)]
    public static Task RunEventLogAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<EventLogEntity>();

    /// <summary>Delivers a log's events.</summary>
    [Function(TaskNames.EventDelivery)]
    public static Task<long> RunDeliveryAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new EventDeliveryOrchestrator().RunAsync(context, context.GetInput<EventDelivery>()!);

    /// <summary>Delivers one page of a log.</summary>
    [Function(TaskNames.DeliverEvents)]
    public Task<DeliveryResult> DeliverAsync(
        [ActivityTrigger] DeliveryInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => deliver.RunAsync(input, client.Entities, cancellationToken);
}
