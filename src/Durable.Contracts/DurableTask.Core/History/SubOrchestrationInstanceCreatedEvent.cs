namespace DurableTask.Core.History;

/// <summary>A sub-orchestration was called.</summary>
public class SubOrchestrationInstanceCreatedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    public SubOrchestrationInstanceCreatedEvent(int eventId)
        : base(eventId) { }

    /// <summary>Its orchestrator's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its version.</summary>
    public string? Version { get; set; }

    /// <summary>Its instance id.</summary>
    public string? InstanceId { get; set; }

    /// <summary>Its input.</summary>
    public string? Input { get; set; }

    /// <summary>The span that called it.</summary>
    public string? ClientSpanId { get; set; }

    /// <summary>Its tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCreated;
}
