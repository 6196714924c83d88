namespace DurableTask.Core.History;

/// <summary>The orchestration has ended.</summary>
public class ExecutionCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public ExecutionCompletedEvent(
        int eventId,
        string? result,
        OrchestrationStatus orchestrationStatus,
        FailureDetails? failureDetails = null
    )
        : base(eventId)
    {
        Result = result;
        OrchestrationStatus = orchestrationStatus;
        FailureDetails = failureDetails;
    }

    /// <summary>How it ended.</summary>
    public OrchestrationStatus OrchestrationStatus { get; }

    /// <summary>Its output, or the input of the next run.</summary>
    public string? Result { get; }

    /// <summary>Why it failed, if it did.</summary>
    public FailureDetails? FailureDetails { get; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionCompleted;
}
