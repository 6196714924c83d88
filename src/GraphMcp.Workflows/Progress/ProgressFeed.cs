using System.Text.Json;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Progress;

/// <summary>Tells observers how far workflows are whenever the event log says that one has moved.</summary>
/// <remarks>Events come at least once, so that observers may be told the same twice; the numbers are those of the progress entity when they are told.</remarks>
public sealed class ProgressFeed(ProgressBroadcaster broadcaster, TimeProvider clock)
{
    private const string State = "state";

    /// <summary>Gets the types of events after which a workflow is further than before.</summary>
    public static IReadOnlyCollection<string> EventTypes { get; } =
    [
        WorkflowEventTypes.WorkflowStarted,
        WorkflowEventTypes.WorkflowStateChanged,
        WorkflowEventTypes.PagePlanned,
        WorkflowEventTypes.BatchCompleted,
        WorkflowEventTypes.StepCompleted,
        WorkflowEventTypes.WorkflowCompleted,
    ];

    /// <summary>Takes an event; those of other types change nothing.</summary>
    /// <param name="workflowEvent">The event.</param>
    /// <param name="entities">The task hub's entities.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task TakeAsync(WorkflowEvent workflowEvent, DurableEntityClient entities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflowEvent);
        var id = workflowEvent.WorkflowId;
        if (workflowEvent.Type == WorkflowEventTypes.WorkflowCompleted && StateOf(workflowEvent) is { } state)
        {
            await broadcaster.TellEndAsync(id, state, ReadAsync, cancellationToken);
        }
        else if (EventTypes.Contains(workflowEvent.Type, StringComparer.Ordinal))
        {
            await broadcaster.TellAsync(id, ReadAsync, cancellationToken);
        }

        Task<WorkflowProgress> ReadAsync(CancellationToken stop) => new ProgressTracker(entities, clock).GetStatisticsAsync(id, stop);
    }

    // Anyone may emit events of any type: one that says no state is none of the system's own.
    private static WorkflowRunState? StateOf(WorkflowEvent workflowEvent) =>
        workflowEvent.Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(State, out var text)
        && text.ValueKind == JsonValueKind.String
        && Enum.TryParse<WorkflowRunState>(text.GetString(), out var state)
            ? state
            : null;
}
