using System.Runtime.Serialization;

namespace DurableTask.Core.History;

/// <summary>One event of an orchestration's history.</summary>
public abstract class HistoryEvent : IExtensibleDataObject
{
    /// <summary>Makes an event that happens now.</summary>
    protected HistoryEvent(int eventId)
    {
        EventId = eventId;
        Timestamp = TimeProvider.System.GetUtcNow().UtcDateTime;
    }

    /// <summary>The number by which later events refer to this one; -1 where none does.</summary>
    public int EventId { get; }

    /// <summary>Whether the orchestrator has seen the event.</summary>
    public bool IsPlayed { get; set; }

    /// <summary>When it happened, in UTC. Default: when the object was made.</summary>
    public DateTime Timestamp { get; set; }

    /// <summary>The kind of event.</summary>
    public virtual EventType EventType { get; }

    /// <inheritdoc/>
    public ExtensionDataObject? ExtensionData { get; set; }

    /// <summary>All kinds of events.</summary>
    public static IEnumerable<Type> KnownTypes() =>
        [.. typeof(HistoryEvent).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(HistoryEvent).IsAssignableFrom(type))];
}
