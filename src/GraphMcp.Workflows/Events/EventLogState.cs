namespace GraphMcp.Workflows.Events;

/// <summary>A workflow's event log as its entity keeps it: where it goes on, and the events that are in no segment yet.</summary>
public sealed class EventLogState
{
    private const int MostKnown = 128;

    /// <summary>Gets or sets the URI of the workspace with the segments.</summary>
    public string? Workspace { get; set; }

    /// <summary>Gets or sets the sequence number that the next event gets.</summary>
    public long Next { get; set; } = 1;

    /// <summary>Gets or sets the number of the next segment.</summary>
    public int Segment { get; set; }

    /// <summary>Gets or sets the events that are in no segment yet.</summary>
    public IList<WorkflowEvent> Tail { get; set; } = [];

    /// <summary>Gets or sets the ids of the last events, by which one that comes again is known.</summary>
    public IList<string> Known { get; set; } = [];

    /// <summary>Gets or sets whether the workflow pushes its events.</summary>
    public bool HasWebhook { get; set; }

    /// <summary>Gets or sets the sequence number up to which events were delivered.</summary>
    public long Delivered { get; set; }

    /// <summary>Gets or sets how many deliveries were started.</summary>
    public int Deliveries { get; set; }

    /// <summary>Gets or sets whether the event of the workflow's end has come.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Gets or sets whether a delivery is under way.</summary>
    public bool IsDelivering { get; set; }

    /// <summary>Takes an event, unless it is known.</summary>
    internal void Append(WorkflowEvent emitted)
    {
        if (Known.Contains(emitted.Id))
        {
            return;
        }

        Remember(emitted.Id);
        HasEnded |= emitted.Type == WorkflowEventTypes.WorkflowCompleted;
        Tail.Add(emitted with { Sequence = Next });
        // A batch's failed files are events too: they are read from its committed result, and have their places behind it.
        Next += 1 + FileEvents.CountBehind(emitted);
    }

    /// <summary>Gives way to a segment that an earlier attempt has written: what it holds, it holds by its numbers.</summary>
    internal void Adopt(IReadOnlyList<WorkflowEvent> segment)
    {
        var written = segment.Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        var rest = Tail.Where(known => !written.Contains(known.Id)).ToList();
        foreach (var id in written)
        {
            Remember(id);
        }

        Tail.Clear();
        Next = segment[^1].Sequence + 1 + FileEvents.CountBehind(segment[^1]);
        foreach (var left in rest)
        {
            Tail.Add(left with { Sequence = Next });
            Next += 1 + FileEvents.CountBehind(left);
        }
    }

    private void Remember(string id)
    {
        if (!Known.Contains(id))
        {
            Known.Add(id);
        }

        while (Known.Count > MostKnown)
        {
            Known.RemoveAt(0);
        }
    }
}
