namespace DurableTask.Core.History;

/// <summary>A durable timer has fired.</summary>
public class TimerFiredEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public TimerFiredEvent(int eventId)
        : base(eventId) { }

    /// <summary>Makes the event.</summary>
    public TimerFiredEvent(int eventId, DateTime fireAt)
        : base(eventId)
    {
        FireAt = fireAt;
    }

    /// <summary>The number of the event that set it.</summary>
    public int TimerId { get; set; }

    /// <summary>When it was to fire, in UTC.</summary>
    public DateTime FireAt { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerFired;
}
