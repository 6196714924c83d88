using System.Text.Json;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>All in this host that wants to hear of events: the bus's handlers and the progress observers.</summary>
public sealed class EventListeners(EventSubscriptions subscriptions, ProgressBroadcaster observers, TimeProvider clock)
{
    /// <summary>Gets whether there is any.</summary>
    public bool Any => subscriptions.Any || observers.HasObservers;

    /// <summary>Hands an event to all of them.</summary>
    internal async Task HandAsync(WorkflowEvent happened, DurableEntityClient entities, CancellationToken cancellationToken)
    {
        await subscriptions.HandAsync(happened, cancellationToken);
        var tracker = new ProgressTracker(entities, clock);
        if (happened.Type == WorkflowEventTypes.BatchCompleted)
        {
            await observers.TellAsync(happened.WorkflowId, stop => tracker.GetStatisticsAsync(happened.WorkflowId, stop), cancellationToken);
        }
        else if (happened is { Type: WorkflowEventTypes.WorkflowCompleted, Data: { } data })
        {
            await observers.TellEndAsync(
                happened.WorkflowId,
                data.GetProperty("state").Deserialize<WorkflowRunState>(),
                stop => tracker.GetStatisticsAsync(happened.WorkflowId, stop),
                cancellationToken
            );
        }
    }
}
