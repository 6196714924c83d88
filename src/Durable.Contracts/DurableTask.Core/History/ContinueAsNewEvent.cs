namespace DurableTask.Core.History;

/// <summary>The orchestration began anew.</summary>
public class ContinueAsNewEvent : ExecutionCompletedEvent
{
    /// <summary>Makes the event.</summary>
    public ContinueAsNewEvent(int eventId, string? input)
        : base(eventId, input, OrchestrationStatus.ContinuedAsNew) { }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ContinueAsNew;
}
