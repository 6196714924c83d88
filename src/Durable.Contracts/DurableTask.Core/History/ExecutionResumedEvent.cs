namespace DurableTask.Core.History;

/// <summary>The orchestration was resumed.</summary>
public class ExecutionResumedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public ExecutionResumedEvent(int eventId, string? reason)
        : base(eventId)
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionResumed;
}
