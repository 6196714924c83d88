namespace DurableTask.Core.History;

/// <summary>The orchestration was rewound.</summary>
public class ExecutionRewoundEvent : HistoryEvent, ISupportsDurableTraceContext
{
    /// <summary>Makes the event.</summary>
    public ExecutionRewoundEvent(int eventId)
        : base(eventId) { }

    /// <summary>Makes the event.</summary>
    public ExecutionRewoundEvent(int eventId, string? reason)
        : base(eventId)
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>The parent's execution, where the parent was rewound.</summary>
    public string? ParentExecutionId { get; set; }

    /// <summary>The instance that was rewound.</summary>
    public string? InstanceId { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionRewound;
}
