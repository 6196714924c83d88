namespace GraphMcp.Workflows.Events;

/// <summary>A workflow's event log as its entity keeps it.</summary>
public sealed class EventLogState
{
    /// <summary>Gets or sets the sequence number that the next event gets.</summary>
    public long Next { get; set; } = 1;

    internal void Append(EventsEmitted emitted) => Next += emitted.Events.Count;
}
