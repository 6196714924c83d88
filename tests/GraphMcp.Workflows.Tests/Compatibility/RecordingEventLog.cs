using System.Collections.Concurrent;
using GraphMcp.Workflows.Events;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>Keeps what a real run tells its event log.</summary>
internal sealed class RecordingEventLog(ConcurrentQueue<WorkflowEvent> recorded) : TaskEntity<EventLogState>
{
    public void Append(EventsEmitted emitted)
    {
        foreach (var happened in emitted.Events)
        {
            recorded.Enqueue(happened);
        }
    }
}
