using System.Diagnostics;
using System.Globalization;
using Durable.Embedded.Entities;
using Durable.Embedded.Store;
using DurableTask.Core;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tracing;

/// <summary>The spans around entities, as published: of what asks them, of the operations that they run, and of what these send and start.</summary>
internal static class EntityTrace
{
    private const string Type = "entity";

    /// <summary>Puts a client's signal below what is current; where nothing is, it belongs to no trace.</summary>
    public static LaterSpan? Signal(string target, DateTime? dueAt, DateTime now, ref EntityMessage message) =>
        Spans.AreHeard && Activity.Current is { IdFormat: ActivityIdFormat.W3C } current
            ? Request(target, dueAt, current.Context, ActivitySpanId.CreateRandom(), now, ref message)
            : null;

    /// <summary>Puts an orchestration's request below the span that it has for it: told with the turn of a signal, and with the answer of a call.</summary>
    public static LaterSpan? Request(InstanceRow row, EntityMessageSent sent, DateTime now, out EntityMessage message)
    {
        message = sent.Message;
        return
            Spans.AreHeard
            && message.Kind == EntityMessageKind.Operation
            && Spans.Below(row.TraceParent, row.TraceState, row.ExecutionId) is { } parent
            ? Request(sent.InstanceId!, sent.DueAt, parent, Spans.IdOf(row.ExecutionId, sent.EventId), now, ref message)
            : null;
    }

    /// <summary>The span of a call that an entity has answered.</summary>
    public static LaterSpan? Call(string target, EntityMessage message)
    {
        if (!Spans.AreHeard || PlaceOf(message) is not { } place || message.SentAt is not { } sentAt)
        {
            return null;
        }

        var parent = new ActivityContext(place.TraceId, Spans.IdOf(message.CallerExecution!), place.TraceFlags, place.TraceState);
        return Request(target, null, parent, place.SpanId, sentAt, ref message);
    }

    /// <summary>Begins the span of an operation that an entity runs; it is current for the entity's code.</summary>
    public static Activity? Run(EntityInstanceId entity, EntityMessage message)
    {
        if (!Spans.AreHeard || PlaceOf(message) is not { } place)
        {
            return null;
        }

        var kind = message.IsCall ? ActivityKind.Server : ActivityKind.Consumer;
        return Spans
            .Start(NameOf(entity.Name, message), kind, place, Type)
            ?.SetTag(TraceTags.Operation, OperationOf(message))
            .SetTag(TraceTags.InstanceId, entity.ToString());
    }

    public static void End(Activity? operation, FailureDetails? failure)
    {
        if (failure is null)
        {
            operation?.SetStatus(ActivityStatusCode.Ok, "Completed");
        }
        else
        {
            operation?.SetTag(TraceTags.EntityError, failure.ErrorMessage).SetStatus(ActivityStatusCode.Error, failure.ErrorMessage);
        }
    }

    /// <summary>Puts a signal of an entity below the operation that sends it.</summary>
    public static LaterSpan? Signal(
        Activity? operation,
        EntityInstanceId from,
        string target,
        DateTime? dueAt,
        DateTime now,
        ref EntityMessage message
    )
    {
        if (operation is null)
        {
            return null;
        }

        var span = Request(target, dueAt, operation.Context, ActivitySpanId.CreateRandom(), now, ref message);
        return span with { Tags = [.. span.Tags, (TraceTags.InstanceId, from.ToString())] };
    }

    /// <summary>The span below which an orchestration is that an entity starts.</summary>
    public static LaterSpan? Start(Activity? operation, EntityInstanceId from, string target, DateTime? startAt, DateTime now) =>
        operation is null
            ? null
            : new LaterSpan(
                Spans.NameOf(from.Name, "create_orchestration", null),
                ActivityKind.Producer,
                Type,
                operation.Context,
                ActivitySpanId.CreateRandom(),
                now
            )
            {
                Tags = [(TraceTags.EventTarget, target), (TraceTags.InstanceId, from.ToString()), .. Scheduled(startAt)],
            };

    private static LaterSpan Request(
        string target,
        DateTime? dueAt,
        ActivityContext parent,
        ActivitySpanId id,
        DateTime now,
        ref EntityMessage message
    )
    {
        var kind = message.IsCall ? ActivityKind.Client : ActivityKind.Producer;
        var span = new LaterSpan(NameOf(EntityInstanceId.FromString(target).Name, message), kind, Type, parent, id, now)
        {
            Tags = [(TraceTags.Operation, OperationOf(message)), (TraceTags.EventTarget, target), .. Scheduled(dueAt)],
        };
        message = message with
        {
            TraceParent = Spans.ToTraceParent(span.Context),
            TraceState = parent.TraceState,
            SentAt = message.IsCall ? now : null,
        };
        return span;
    }

    private static ActivityContext? PlaceOf(EntityMessage message) =>
        ActivityContext.TryParse(message.TraceParent, message.TraceState, out var place) ? place : null;

    private static string NameOf(string entity, EntityMessage message) => $"{Type}:{entity}:{message.Operation}";

    private static string OperationOf(EntityMessage message) => message.IsCall ? "call_entity" : "signal_entity";

    private static IEnumerable<(string, string?)> Scheduled(DateTime? at) =>
        at is { } time ? [(TraceTags.ScheduledTime, time.ToString(CultureInfo.InvariantCulture))] : [];
}
