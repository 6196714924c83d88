namespace DurableTask.Core.History;

/// <summary>The orchestration was terminated.</summary>
public class ExecutionTerminatedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public ExecutionTerminatedEvent(int eventId, string? input)
        : base(eventId)
    {
        Input = input;
    }

    /// <summary>The output that it was given, or the reason.</summary>
    public string? Input { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionTerminated;
}
