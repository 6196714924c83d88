using GraphMcp.Workflows.Progress;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>All in this host that wants to hear of events: the bus's handlers and the progress observers.</summary>
public sealed class EventListeners(EventSubscriptions subscriptions, ProgressBroadcaster observers, ProgressFeed feed)
{
    /// <summary>Gets whether there is any.</summary>
    public bool Any => subscriptions.Any || observers.HasObservers;

    /// <summary>Hands an event to all of them.</summary>
    internal async Task HandAsync(WorkflowEvent happened, DurableEntityClient entities, CancellationToken cancellationToken)
    {
        await subscriptions.HandAsync(happened, cancellationToken);
        await feed.TakeAsync(happened, entities, cancellationToken);
    }
}
