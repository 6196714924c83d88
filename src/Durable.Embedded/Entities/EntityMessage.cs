using System.Text;
using System.Text.Json;
using Durable.Embedded.Serialization;

namespace Durable.Embedded.Entities;

/// <summary>A message on its way to an entity: an operation, which is a call if it names who waits for the answer and else a signal, or one about its lock.</summary>
internal sealed record EntityMessage(EntityMessageKind Kind)
{
    /// <summary>The operation's name.</summary>
    public string Operation { get; init; } = "";

    public string? Input { get; init; }

    /// <summary>The event by which a caller gets the answer; of lock messages, the critical section.</summary>
    public string? RequestId { get; init; }

    /// <summary>The orchestration that sends it.</summary>
    public string? CallerId { get; init; }

    public string? CallerExecution { get; init; }

    /// <summary>All entities that are to be locked, in the order in which they are.</summary>
    public IReadOnlyList<string> LockSet { get; init; } = [];

    /// <summary>Which of them is asked.</summary>
    public int Position { get; init; }

    /// <summary>The span that the operation is below, as W3C trace context; null if it was not traced.</summary>
    public string? TraceParent { get; init; }
    public string? TraceState { get; init; }

    /// <summary>When a call that is traced was sent.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>Whether somebody waits for the answer of an operation.</summary>
    public bool IsCall => CallerExecution is not null;

    public static EntityMessage Call(string operation, string? input) =>
        new(EntityMessageKind.Operation) { Operation = operation, Input = input };

    public static EntityMessage Release(string owner, string section) =>
        new(EntityMessageKind.Release) { RequestId = section, CallerId = owner };

    public WrittenMessage Written()
    {
        using var json = new JsonBuffer();
        json.Writer.WriteStartObject();
        WriteKind(json.Writer);
        json.Writer.WriteOptional("input", Input);
        json.Writer.WriteOptional("id", RequestId);
        json.Writer.WriteOptional("caller", CallerId);
        json.Writer.WriteOptional("execution", CallerExecution);
        json.Writer.WriteOptional("traceParent", TraceParent);
        json.Writer.WriteOptional("traceState", TraceState);
        if (SentAt is { } sentAt)
        {
            json.Writer.WriteNumber("at", sentAt.Ticks);
        }

        json.Writer.WriteEndObject();
        return new WrittenMessage(this, json.Memory);
    }

    public string ToJson() => Encoding.UTF8.GetString(Written().Utf8.Span);

    public static EntityMessage Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return ParseKind(root) with
        {
            Input = root.Text("input"),
            RequestId = root.Text("id"),
            CallerId = root.Text("caller"),
            CallerExecution = root.Text("execution"),
            TraceParent = root.Text("traceParent"),
            TraceState = root.Text("traceState"),
            SentAt = root.TryGetProperty("at", out var at) ? new DateTime(at.GetInt64(), DateTimeKind.Utc) : null,
        };
    }

    private void WriteKind(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case EntityMessageKind.Lock:
                writer.WriteNumber("position", Position);
                writer.WriteStartArray("lock");
                foreach (var id in LockSet)
                {
                    writer.WriteStringValue(id);
                }

                writer.WriteEndArray();
                break;
            case EntityMessageKind.Release:
                writer.WriteBoolean("release", true);
                break;
            default:
                writer.WriteString("op", Operation);
                break;
        }
    }

    private static EntityMessage ParseKind(JsonElement root)
    {
        if (root.Text("op") is { } operation)
        {
            return new EntityMessage(EntityMessageKind.Operation) { Operation = operation };
        }

        return root.TryGetProperty("lock", out var set)
            ? new EntityMessage(EntityMessageKind.Lock)
            {
                LockSet = [.. set.EnumerateArray().Select(id => id.GetString()!)],
                Position = root.GetProperty("position").GetInt32(),
            }
            : new EntityMessage(EntityMessageKind.Release);
    }
}
