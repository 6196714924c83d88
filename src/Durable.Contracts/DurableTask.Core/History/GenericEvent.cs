namespace DurableTask.Core.History;

/// <summary>An event of any other kind.</summary>
public class GenericEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public GenericEvent(int eventId, string? data)
        : base(eventId)
    {
        Data = data;
    }

    /// <summary>What the event says.</summary>
    public string? Data;

    /// <inheritdoc/>
    public override EventType EventType => EventType.GenericEvent;
}
