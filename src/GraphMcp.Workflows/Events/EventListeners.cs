#pragma warning disable GRAPHMCP003 // The old progress lines are written as long as someone wants them.

using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>All in this host that wants to hear of events: the bus's handlers, the progress observers and the old progress lines.</summary>
public sealed class EventListeners(
    EventSubscriptions subscriptions,
    ProgressBroadcaster observers,
    ProgressFeed feed,
    LegacyProgressReporter legacyProgress,
    IWorkspaceProvider workspaces
)
{
    /// <summary>Gets whether there is any.</summary>
    public bool Any => subscriptions.Any || observers.HasObservers || legacyProgress.IsOn;

    /// <summary>Hands an event to all of them.</summary>
    internal async Task HandAsync(WorkflowEvent happened, DurableEntityClient entities, CancellationToken cancellationToken)
    {
        await subscriptions.HandAsync(happened, cancellationToken);
        await feed.TakeAsync(happened, entities, cancellationToken);
        await legacyProgress.TakeAsync(happened, new EventLogReader(entities, workspaces).EnumerateAsync, cancellationToken);
    }
}
