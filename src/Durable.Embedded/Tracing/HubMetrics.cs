using System.Diagnostics;
using System.Diagnostics.Metrics;
using DurableTask.Core;

namespace Durable.Embedded.Tracing;

/// <summary>The engine's own numbers; the published packages have none.</summary>
internal static class HubMetrics
{
    private static readonly Meter Meter = new("Durable.Embedded");

    private static readonly Counter<long> Started = Meter.CreateCounter<long>(
        "durabletask.orchestrations.started",
        "{orchestration}",
        "Orchestrations that took their first turn"
    );

    private static readonly Counter<long> Ended = Meter.CreateCounter<long>(
        "durabletask.orchestrations.ended",
        "{orchestration}",
        "Orchestrations that ended, by status"
    );

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>(
        "durabletask.turns",
        "{turn}",
        "Turns of orchestrations that are durable"
    );

    private static readonly Histogram<double> Activities = Meter.CreateHistogram<double>(
        "durabletask.activity.duration",
        "s",
        "How long activities ran"
    );

    public static void Turn(string name, bool isFirst, OrchestrationStatus? end)
    {
        var tag = new KeyValuePair<string, object?>(TraceTags.Name, name);
        Turns.Add(1, tag);
        if (isFirst)
        {
            Started.Add(1, tag);
        }

        if (end is { } status)
        {
            Ended.Add(1, tag, new KeyValuePair<string, object?>(TraceTags.Status, status.ToString()));
        }
    }

    public static void Activity(string name, TimeSpan took, bool failed)
    {
        var tags = new TagList { { TraceTags.Name, name }, { TraceTags.Status, failed ? "Failed" : "Completed" } };
        Activities.Record(took.TotalSeconds, tags);
    }
}
