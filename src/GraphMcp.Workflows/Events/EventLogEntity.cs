using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>Keeps one workflow's event log; its key is the workflow's id.</summary>
public sealed class EventLogEntity : TaskEntity<EventLogState>
{
    /// <summary>Returns the id of a workflow's entity.</summary>
    public static EntityInstanceId IdOf(string workflowId) => new(TaskNames.EventLog, workflowId);

    /// <summary>Takes events; those that it knows by their id already change nothing.</summary>
    public void Append(EventsEmitted emitted) => State.Append(emitted);
}
