namespace DurableTask.Core.History;

/// <summary>An event came from outside.</summary>
public class EventRaisedEvent : HistoryEvent, ISupportsDurableTraceContext
{
    /// <summary>Makes the event.</summary>
    public EventRaisedEvent(int eventId, string? input)
        : base(eventId)
    {
        Input = input;
    }

    /// <summary>The event's name.</summary>
    public string? Name { get; set; }

    /// <summary>The event's payload.</summary>
    public string? Input { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.EventRaised;
}
