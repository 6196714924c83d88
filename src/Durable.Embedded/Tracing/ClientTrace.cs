using System.Diagnostics;
using Durable.Embedded.Store;

namespace Durable.Embedded.Tracing;

/// <summary>The spans of a client: what it starts and raises is below them.</summary>
internal static class ClientTrace
{
    /// <summary>Begins the span of a start, and puts what is started below it.</summary>
    public static Activity? Start(ref InstanceRow row)
    {
        var span = Spans.Start(
            Spans.NameOf("create_orchestration", row.Name, row.Version),
            ActivityKind.Producer,
            Activity.Current?.Context ?? default,
            "orchestration"
        );
        span?.SetTag(TraceTags.Name, row.Name).SetTag(TraceTags.InstanceId, row.Id).SetTag(TraceTags.ExecutionId, row.ExecutionId);
        if (!string.IsNullOrEmpty(row.Version))
        {
            span?.SetTag(TraceTags.Version, row.Version);
        }

        if ((span ?? Activity.Current) is { IdFormat: ActivityIdFormat.W3C } current)
        {
            row = row with { TraceParent = current.Id, TraceState = current.TraceStateString };
        }

        return span;
    }

    public static Activity? Raise(string instanceId, string eventName) =>
        Spans
            .Start(
                Spans.NameOf("orchestration_event", eventName, null),
                ActivityKind.Producer,
                Activity.Current?.Context ?? default,
                "event"
            )
            ?.SetTag(TraceTags.Name, eventName)
            .SetTag(TraceTags.EventTarget, instanceId);
}
