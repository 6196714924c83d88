namespace DurableTask.Core.History;

/// <summary>An activity has ended with a result.</summary>
public class TaskCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public TaskCompletedEvent(int eventId, int taskScheduledId, string? result)
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
    public override EventType EventType => EventType.TaskCompleted;
}
