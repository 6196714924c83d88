using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Workflows.Progress;

/// <summary>Adds up one workflow's progress; its key is the workflow's id.</summary>
public sealed class ProgressEntity : TaskEntity<ProgressState>
{
    /// <summary>Returns the id of a workflow's entity.</summary>
    public static EntityInstanceId IdOf(string workflowId) => new(TaskNames.Progress, workflowId);

    /// <summary>Takes the steps of the workflow.</summary>
    public void Begin(WorkflowBegun begun) => State.Begin(begun);

    /// <summary>Takes a planned page.</summary>
    public void Plan(PagePlanned page) => State.Plan(page);

    /// <summary>Takes how far batches are.</summary>
    public void Move(BatchesMoved moved) => State.Move(moved);

    /// <summary>Takes the totals of a shard that has ended.</summary>
    public void End(ShardEnded shard) => State.End(shard);

    /// <summary>Takes the pages of a step that are done.</summary>
    public void Advance(StepAdvanced step) => State.Advance(step);

    /// <summary>Takes the totals of the workflow's committed results; nothing changes them any more.</summary>
    public void Close(WorkflowClosed totals) => State.Close(totals);
}
