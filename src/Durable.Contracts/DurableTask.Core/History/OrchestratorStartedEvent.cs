namespace DurableTask.Core.History;

/// <summary>A turn has begun.</summary>
public class OrchestratorStartedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public OrchestratorStartedEvent(int eventId)
        : base(eventId) { }

    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorStarted;
}
