using System.Diagnostics;
using Durable.Embedded.Entities;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Store;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Tracing;

/// <summary>The spans that a turn ends: of the tasks that have answered, of what it sent, and of the orchestration when that ends with it.</summary>
internal static class TurnTrace
{
    /// <summary>Called once the turn is durable, so that nothing is told twice.</summary>
    public static void Emit(InstanceRow row, DateTime began, TurnOutcome outcome)
    {
        if (!Spans.AreHeard || Spans.Below(row.TraceParent, row.TraceState, row.ExecutionId) is not { } orchestration)
        {
            return;
        }

        foreach (var (asked, answer) in outcome.Answered)
        {
            Emit(row, orchestration, asked, answer, outcome.At);
        }

        foreach (var sent in outcome.Actions.OfType<EventSentEvent>().Where(sent => !EntityIds.IsEntity(sent.InstanceId!)))
        {
            EmitEvent(row, orchestration, sent);
        }

        foreach (var signal in outcome.Actions.OfType<EntityMessageSent>().Where(sent => !sent.Message.IsCall))
        {
            EntityTrace.Request(row, signal, outcome.At, out _)?.Tell(outcome.At);
        }

        if (outcome.Completion is { } end)
        {
            EmitEnd(row, began, outcome.At, end);
        }
    }

    private static void Emit(InstanceRow row, ActivityContext parent, HistoryEvent asked, HistoryEvent answer, DateTime at)
    {
        var id = Spans.IdOf(row.ExecutionId, asked.EventId);
        using var span = asked switch
        {
            TaskScheduledEvent task => Spans
                .Start(Spans.NameOf("activity", task.Name, task.Version), ActivityKind.Client, parent, "activity", asked.Timestamp, id)
                ?.SetTag(TraceTags.Name, task.Name),
            SubOrchestrationInstanceCreatedEvent child => Spans
                .Start(
                    Spans.NameOf("orchestration", child.Name, child.Version),
                    ActivityKind.Client,
                    parent,
                    "orchestration",
                    asked.Timestamp,
                    id
                )
                ?.SetTag(TraceTags.Name, child.Name),
            TimerCreatedEvent timer => Spans
                .Start($"orchestration:{row.Name}:timer", ActivityKind.Internal, parent, "timer", asked.Timestamp, id)
                ?.SetTag(TraceTags.Name, row.Name)
                .SetTag(TraceTags.FireAt, timer.FireAt.ToString("o")),
            _ => null,
        };
        span?.SetTag(TraceTags.InstanceId, row.Id).SetTag(TraceTags.TaskId, asked.EventId).SetEndTime(at);
        if (FailureOf(answer) is { } failure)
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.ErrorMessage);
        }
    }

    private static void EmitEvent(InstanceRow row, ActivityContext parent, EventSentEvent sent)
    {
        using var span = Spans.Start(
            Spans.NameOf("orchestration_event", sent.Name, null),
            ActivityKind.Producer,
            parent,
            "event",
            sent.Timestamp
        );
        span?.SetTag(TraceTags.Name, sent.Name)
            .SetTag(TraceTags.InstanceId, row.Id)
            .SetTag(TraceTags.ExecutionId, row.ExecutionId)
            .SetTag(TraceTags.EventTarget, sent.InstanceId);
    }

    private static void EmitEnd(InstanceRow row, DateTime began, DateTime at, Completion end)
    {
        var starter = ActivityContext.TryParse(row.TraceParent, row.TraceState, out var parsed) ? parsed : default;
        using var span = Spans.Start(
            Spans.NameOf("orchestration", row.Name, row.Version),
            ActivityKind.Server,
            starter,
            "orchestration",
            began,
            Spans.IdOf(row.ExecutionId)
        );
        span?.SetTag(TraceTags.Name, row.Name)
            .SetTag(TraceTags.InstanceId, row.Id)
            .SetTag(TraceTags.Status, end.Status.ToString())
            .SetEndTime(at);
        if (!string.IsNullOrEmpty(row.Version))
        {
            span?.SetTag(TraceTags.Version, row.Version);
        }

        if (end.Status == OrchestrationStatus.Failed)
        {
            span?.SetStatus(ActivityStatusCode.Error, end.Failure?.ErrorMessage);
        }
    }

    private static FailureDetails? FailureOf(HistoryEvent answer) =>
        answer switch
        {
            TaskFailedEvent failed => failed.FailureDetails,
            SubOrchestrationInstanceFailedEvent failed => failed.FailureDetails,
            _ => null,
        };
}
