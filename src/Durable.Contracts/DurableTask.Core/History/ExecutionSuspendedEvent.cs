namespace DurableTask.Core.History;

/// <summary>The orchestration was suspended.</summary>
public class ExecutionSuspendedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public ExecutionSuspendedEvent(int eventId, string? reason)
        : base(eventId)
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionSuspended;
}
