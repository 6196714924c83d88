using System.Diagnostics;

namespace Durable.Embedded.Tracing;

/// <summary>A span that is told once what it is of is durable. What is below it knows its id before.</summary>
internal sealed record LaterSpan(string Name, ActivityKind Kind, string Type, ActivityContext Parent, ActivitySpanId Id, DateTime At)
{
    public IReadOnlyList<(string Key, string? Value)> Tags { get; init; } = [];

    public ActivityContext Context => new(Parent.TraceId, Id, Parent.TraceFlags, Parent.TraceState);

    public void Tell(DateTime end)
    {
        using var span = Spans.Start(Name, Kind, Parent, Type, At, Id);
        foreach (var (key, value) in Tags)
        {
            span?.SetTag(key, value);
        }

        span?.SetEndTime(end);
    }
}
