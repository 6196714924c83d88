using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>Keeps one workflow's event log; its key is the workflow's id. The order in which it takes events is their order for ever.</summary>
/// <remarks>
/// What it took is in its state, which commits with the message that brought it; full tails move into segments, which are created if absent,
/// so that an operation that runs once more after a crash finds what the first attempt wrote.
/// </remarks>
/// <param name="workspaces">Opens the workspace with the segments.</param>
/// <param name="listeners">Who wants to hear of events in this host.</param>
public sealed class EventLogEntity(IWorkspaceProvider workspaces, EventListeners listeners) : TaskEntity<EventLogState>
{
    private const int SegmentEvents = 64;

    /// <summary>Returns the id of a workflow's entity.</summary>
    public static EntityInstanceId IdOf(string workflowId) => new(TaskNames.EventLog, workflowId);

    /// <summary>Takes events; those that it knows by their id already change nothing.</summary>
#pragma warning disable VSTHRD200 // its name is part of what is persisted, or of the seed's vocabulary
    public async Task Append(EventsEmitted emitted)
#pragma warning restore VSTHRD200
    {
        State.Workspace ??= emitted.Workspace;
        State.HasWebhook |= emitted.HasWebhook;
        foreach (var happened in emitted.Events)
        {
            State.Append(happened);
        }

        if (State.Tail.Count >= SegmentEvents)
        {
            await MoveTailAsync(workspaces.Open(State.Workspace));
        }

        Deliver();
    }

    /// <summary>Takes that a delivery has ended, and starts another if more has come meanwhile.</summary>
    public void Delivered(long upTo)
    {
        State.Delivered = Math.Max(State.Delivered, upTo);
        State.IsDelivering = false;
        Deliver();
    }

    private async Task MoveTailAsync(IWorkspace workspace)
    {
        var segment = new EventSegment(workspace, Context.Id.Key, State.Segment);
        try
        {
            if (await segment.TryWriteAsync([.. State.Tail]))
            {
                State.Tail.Clear();
            }
            else
            {
                State.Adopt(await segment.ReadAsync(CancellationToken.None));
            }

            State.Segment++;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Errors.WorkflowException)
        {
            // An operation that fails loses its events: the tail keeps them until the workspace is there again.
        }
    }

    private void Deliver()
    {
        if (State.IsDelivering || State.Delivered >= State.Next - 1 || !(State.HasWebhook || listeners.Any))
        {
            return;
        }

        State.IsDelivering = true;
        State.Deliveries++;
        Context.ScheduleNewOrchestration(
            TaskNames.EventDelivery,
            new EventDelivery(State.Workspace!, Context.Id.Key, State.Delivered),
            new StartOrchestrationOptions(EventDelivery.InstanceId(Context.Id.Key, State.Deliveries))
        );
    }
}
