using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Workflows.Progress;

/// <summary>Adds up one workflow's progress; its key is the workflow's id.</summary>
/// <remarks>What orchestrators tell it of pages and batches it passes on to the event log, so that their histories hold one signal for both.</remarks>
public sealed class ProgressEntity : TaskEntity<ProgressState>
{
    /// <summary>Returns the id of a workflow's entity.</summary>
    public static EntityInstanceId IdOf(string workflowId) => new(TaskNames.Progress, workflowId);

    /// <summary>Takes the steps of the workflow.</summary>
    public void Begin(WorkflowBegun begun) => State.Begin(begun);

    /// <summary>Takes a planned page.</summary>
    public void Plan(PagePlanned page)
    {
        State.Plan(page);
        Tell(page.Workspace, BatchEvents.Of(Context.Id.Key, page));
    }

    /// <summary>Takes how far batches are.</summary>
    public void Move(BatchesMoved moved)
    {
        State.Move(moved);
        Tell(moved.Workspace, BatchEvents.Of(Context.Id.Key, moved));
    }

    /// <summary>Takes the totals of a shard that has ended.</summary>
    public void End(ShardEnded shard) => State.End(shard);

    /// <summary>Takes the pages of a step that are done.</summary>
    public void Advance(StepAdvanced step) => State.Advance(step);

    /// <summary>Takes the totals of the workflow's committed results; nothing changes them any more.</summary>
    public void Close(WorkflowClosed totals) => State.Close(totals);

    private void Tell(string? workspace, IReadOnlyList<WorkflowEvent> events)
    {
        if (workspace is not null && events.Count > 0)
        {
            Context.SignalEntity(EventLogEntity.IdOf(Context.Id.Key), nameof(EventLogEntity.Append), new EventsEmitted(events, workspace));
        }
    }
}
