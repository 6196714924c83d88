using System.Diagnostics;
using Durable.Embedded.Activities;

namespace Durable.Embedded.Tracing;

/// <summary>The span of an activity that runs: current for its code, below the one that its orchestration has for it.</summary>
internal static class ActivityTrace
{
    public static Activity? Start(ActivityWork work)
    {
        var scheduled = work.Scheduled;
        if (
            !Spans.AreHeard
            || Spans.Below(work.Instance.TraceParent, work.Instance.TraceState, work.ExecutionId, scheduled.EventId) is not { } parent
        )
        {
            return null;
        }

        var span = Spans.Start(Spans.NameOf("activity", scheduled.Name, scheduled.Version), ActivityKind.Server, parent, "activity");
        span?.SetTag(TraceTags.Name, scheduled.Name)
            .SetTag(TraceTags.InstanceId, work.Instance.Id)
            .SetTag(TraceTags.TaskId, scheduled.EventId);
        if (!string.IsNullOrEmpty(scheduled.Version))
        {
            span?.SetTag(TraceTags.Version, scheduled.Version);
        }

        return span;
    }
}
