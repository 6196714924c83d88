namespace DurableTask.Core.History;

/// <summary>The orchestration was started.</summary>
public class ExecutionStartedEvent : HistoryEvent, ISupportsDurableTraceContext
{
    /// <summary>Makes the event.</summary>
    public ExecutionStartedEvent(int eventId, string? input)
        : base(eventId)
    {
        Input = input;
    }

    /// <summary>The orchestrator's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its version.</summary>
    public string? Version { get; set; }

    /// <summary>Its input.</summary>
    public string? Input { get; set; }

    /// <summary>Its tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }

    /// <summary>What it belongs to, as the starter says.</summary>
    public string? Correlation { get; set; }

    /// <summary>When it was to start, in UTC; null for at once.</summary>
    public DateTime? ScheduledStartTime { get; set; }

    /// <summary>How often it has begun anew.</summary>
    public int? Generation { get; set; }

    /// <summary>Whether it starts a trace of its own.</summary>
    public bool GenerateNewTrace { get; set; }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionStarted;
}
