namespace DurableTask.Core.History;

/// <summary>A durable timer was set.</summary>
public class TimerCreatedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public TimerCreatedEvent(int eventId)
        : base(eventId) { }

    /// <summary>Makes the event.</summary>
    public TimerCreatedEvent(int eventId, DateTime fireAt)
        : base(eventId)
    {
        FireAt = fireAt;
    }

    /// <summary>When it is to fire, in UTC.</summary>
    public DateTime FireAt { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerCreated;
}
