namespace DurableTask.Core.History;

/// <summary>A sub-orchestration has ended with a result.</summary>
public class SubOrchestrationInstanceCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public SubOrchestrationInstanceCompletedEvent(int eventId, int taskScheduledId, string? result)
        : base(eventId)
    {
        TaskScheduledId = taskScheduledId;
        Result = result;
    }

    /// <summary>The number of the event that it answers.</summary>
    public int TaskScheduledId { get; }

    /// <summary>Its result.</summary>
    public string? Result { get; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCompleted;
}
