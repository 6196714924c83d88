namespace DurableTask.Core.History;

/// <summary>A turn has ended.</summary>
public class OrchestratorCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public OrchestratorCompletedEvent(int eventId)
        : base(eventId) { }

    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorCompleted;
}
