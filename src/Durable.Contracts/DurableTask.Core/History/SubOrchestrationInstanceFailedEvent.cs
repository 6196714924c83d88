namespace DurableTask.Core.History;

/// <summary>A sub-orchestration has failed.</summary>
public class SubOrchestrationInstanceFailedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public SubOrchestrationInstanceFailedEvent(
        int eventId,
        int taskScheduledId,
        string? reason,
        string? details,
        FailureDetails? failureDetails
    )
        : base(eventId)
    {
        TaskScheduledId = taskScheduledId;
        Reason = reason;
        Details = details;
        FailureDetails = failureDetails;
    }

    /// <summary>Makes the event.</summary>
    public SubOrchestrationInstanceFailedEvent(int eventId, int taskScheduledId, string? reason, string? details)
        : this(eventId, taskScheduledId, reason, details, null) { }

    /// <summary>The number of the event that it answers.</summary>
    public int TaskScheduledId { get; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; }

    /// <summary>More about it.</summary>
    public string? Details { get; }

    /// <summary>The failure as data.</summary>
    public FailureDetails? FailureDetails { get; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceFailed;
}
