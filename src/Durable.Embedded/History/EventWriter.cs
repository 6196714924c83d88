using System.Text.Json;
using Durable.Embedded.Serialization;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.History;

/// <summary>Writes an event as a JSON object. What <see cref="EventReader"/> does not know it refuses, so a new kind of event is a new schema version.</summary>
internal static class EventWriter
{
    /// <summary>The events of a turn: one JSON array.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<HistoryEvent> messages, IReadOnlyList<HistoryEvent> actions)
    {
        using var json = new JsonBuffer(64 + (96 * (messages.Count + actions.Count)));
        json.Writer.WriteStartArray();
        foreach (var message in messages)
        {
            Write(json.Writer, message);
        }

        foreach (var action in actions)
        {
            Write(json.Writer, action);
        }

        json.Writer.WriteEndArray();
        return json.Memory;
    }

    public static ReadOnlyMemory<byte> Write(HistoryEvent message)
    {
        using var json = new JsonBuffer();
        Write(json.Writer, message);
        return json.Memory;
    }

    private static void Write(Utf8JsonWriter writer, HistoryEvent history)
    {
        writer.WriteStartObject();
        writer.WriteString("type", TypeName(history.EventType));
        writer.WriteString("at", history.Timestamp);
        WriteBody(writer, history);
        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, HistoryEvent history)
    {
        switch (history)
        {
            case TaskScheduledEvent scheduled:
                WriteTask(writer, scheduled.EventId, scheduled.Name, scheduled.Version, scheduled.Input, scheduled.Tags);
                break;
            case SubOrchestrationInstanceCreatedEvent created:
                writer.WriteString("instance", created.InstanceId);
                WriteTask(writer, created.EventId, created.Name, created.Version, created.Input, created.Tags);
                break;
            case TimerCreatedEvent timer:
                WriteTimer(writer, timer.EventId, timer.FireAt);
                break;
            case EventSentEvent sent:
                writer.WriteNumber("id", sent.EventId);
                writer.WriteString("instance", sent.InstanceId);
                WriteNamed(writer, sent.Name, sent.Input);
                break;
            default:
                WriteMessage(writer, history);
                break;
        }
    }

    private static void WriteMessage(Utf8JsonWriter writer, HistoryEvent history)
    {
        switch (history)
        {
            case TaskCompletedEvent completed:
                WriteResult(writer, completed.TaskScheduledId, completed.Result);
                break;
            case SubOrchestrationInstanceCompletedEvent completed:
                WriteResult(writer, completed.TaskScheduledId, completed.Result);
                break;
            case TaskFailedEvent failed:
                WriteFailure(writer, failed.TaskScheduledId, failed.Reason, failed.FailureDetails);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                WriteFailure(writer, failed.TaskScheduledId, failed.Reason, failed.FailureDetails);
                break;
            case TimerFiredEvent fired:
                WriteTimer(writer, fired.TimerId, fired.FireAt);
                break;
            case EventRaisedEvent raised:
                WriteNamed(writer, raised.Name, raised.Input);
                break;
            default:
                WriteControl(writer, history);
                break;
        }
    }

    private static void WriteControl(Utf8JsonWriter writer, HistoryEvent history)
    {
        switch (history)
        {
            case ExecutionSuspendedEvent suspended:
                writer.WriteOptional("reason", suspended.Reason);
                break;
            case ExecutionResumedEvent resumed:
                writer.WriteOptional("reason", resumed.Reason);
                break;
            case ExecutionTerminatedEvent terminated:
                writer.WriteOptional("input", terminated.Input);
                writer.WriteBoolean("recursive", terminated is TerminateRequest { Recursive: true });
                break;
            case ExecutionCompletedEvent completed:
                WriteCompletion(writer, completed);
                break;
            case ExecutionStartedEvent started:
                WriteTask(writer, -1, started.Name, started.Version, started.Input, started.Tags);
                break;
            case ExecutionRewoundEvent rewound:
                writer.WriteOptional("reason", rewound.Reason);
                break;
            case OrchestratorStartedEvent or OrchestratorCompletedEvent:
                break;
            default:
                throw new NotSupportedException($"The engine keeps no history event of type '{history.EventType}'.");
        }
    }

    private static void WriteCompletion(Utf8JsonWriter writer, ExecutionCompletedEvent completed)
    {
        writer.WriteNumber("id", completed.EventId);
        writer.WriteNumber("status", (int)completed.OrchestrationStatus);
        writer.WriteOptional("result", completed.Result);
        WriteFailure(writer, completed.FailureDetails);
    }

    private static void WriteTask(
        Utf8JsonWriter writer,
        int id,
        string? name,
        string? version,
        string? input,
        IDictionary<string, string>? tags
    )
    {
        writer.WriteNumber("id", id);
        WriteNamed(writer, name, input);
        if (!string.IsNullOrEmpty(version))
        {
            writer.WriteString("version", version);
        }

        if (tags is { Count: > 0 })
        {
            writer.WritePropertyName("tags");
            JsonSerializer.Serialize(writer, tags);
        }
    }

    private static void WriteNamed(Utf8JsonWriter writer, string? name, string? input)
    {
        writer.WriteString("name", name);
        writer.WriteOptional("input", input);
    }

    private static void WriteTimer(Utf8JsonWriter writer, int id, DateTime due)
    {
        writer.WriteNumber("id", id);
        writer.WriteString("due", due);
    }

    private static void WriteResult(Utf8JsonWriter writer, int id, string? result)
    {
        writer.WriteNumber("id", id);
        writer.WriteOptional("result", result);
    }

    private static void WriteFailure(Utf8JsonWriter writer, int id, string? reason, FailureDetails? failure)
    {
        writer.WriteNumber("id", id);
        writer.WriteOptional("reason", reason);
        WriteFailure(writer, failure);
    }

    private static void WriteFailure(Utf8JsonWriter writer, FailureDetails? failure)
    {
        if (failure is not null)
        {
            writer.WritePropertyName("failure");
            FailureCodec.Write(writer, failure);
        }
    }

    // Enum.ToString reflects on every call; a turn may hold ten thousand events.
    private static string TypeName(EventType type) => Names[(int)type];

    private static readonly string[] Names = Enum.GetNames<EventType>();
}
