using System.Text.Json;
using Durable.Embedded.Serialization;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.History;

/// <summary>Reads what <see cref="EventWriter"/> wrote.</summary>
internal static class EventReader
{
    /// <summary>The events of a turn, or of a whole history.</summary>
    public static List<HistoryEvent> ReadTurn(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var events = new List<HistoryEvent>(document.RootElement.GetArrayLength());
        foreach (var item in document.RootElement.EnumerateArray())
        {
            events.Add(Read(item));
        }

        return events;
    }

    public static HistoryEvent Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    private static HistoryEvent Read(JsonElement json)
    {
        var history = ReadBody(json);
        history.Timestamp = json.GetProperty("at").GetDateTime();
        return history;
    }

    private static HistoryEvent ReadBody(JsonElement json)
    {
        var type = json.Text("type");
        return ReadAction(type, json)
            ?? ReadAnswer(type, json)
            ?? ReadControl(type, json)
            ?? throw new InvalidDataException($"The hub holds a history event of type '{type}', which this version does not know.");
    }

    private static HistoryEvent? ReadAction(string? type, JsonElement json) =>
        type switch
        {
            nameof(EventType.TaskScheduled) => new TaskScheduledEvent(
                Id(json),
                json.Text("name")!,
                json.Text("version"),
                json.Text("input")
            )
            {
                Tags = Tags(json),
            },
            nameof(EventType.SubOrchestrationInstanceCreated) => ReadCreated(json),
            nameof(EventType.TimerCreated) => new TimerCreatedEvent(Id(json), Due(json)),
            nameof(EventType.EventSent) => ReadSent(json),
            _ => null,
        };

    private static HistoryEvent? ReadAnswer(string? type, JsonElement json) =>
        type switch
        {
            nameof(EventType.TaskCompleted) => new TaskCompletedEvent(-1, Id(json), json.Text("result")),
            nameof(EventType.TaskFailed) => new TaskFailedEvent(-1, Id(json), json.Text("reason"), null, Failure(json)),
            nameof(EventType.SubOrchestrationInstanceCompleted) => new SubOrchestrationInstanceCompletedEvent(
                -1,
                Id(json),
                json.Text("result")
            ),
            nameof(EventType.SubOrchestrationInstanceFailed) => new SubOrchestrationInstanceFailedEvent(
                -1,
                Id(json),
                json.Text("reason"),
                null,
                Failure(json)
            ),
            nameof(EventType.TimerFired) => new TimerFiredEvent(-1, Due(json)) { TimerId = Id(json) },
            nameof(EventType.EventRaised) => new EventRaisedEvent(-1, json.Text("input")) { Name = json.Text("name") },
            _ => null,
        };

    private static HistoryEvent? ReadControl(string? type, JsonElement json) =>
        type switch
        {
            nameof(EventType.ExecutionSuspended) => new ExecutionSuspendedEvent(-1, json.Text("reason")),
            nameof(EventType.ExecutionResumed) => new ExecutionResumedEvent(-1, json.Text("reason")),
            nameof(EventType.ExecutionTerminated) => new TerminateRequest(json.Text("input"), json.GetProperty("recursive").GetBoolean()),
            nameof(EventType.ExecutionRewound) => new ExecutionRewoundEvent(-1, json.Text("reason")),
            nameof(EventType.ExecutionCompleted) => ReadCompleted(json),
            nameof(EventType.ExecutionStarted) => ReadStarted(json),
            nameof(EventType.OrchestratorStarted) => new OrchestratorStartedEvent(-1),
            nameof(EventType.OrchestratorCompleted) => new OrchestratorCompletedEvent(-1),
            _ => null,
        };

    private static ExecutionStartedEvent ReadStarted(JsonElement json) =>
        new(-1, json.Text("input"))
        {
            Name = json.Text("name"),
            Version = json.Text("version"),
            Tags = Tags(json),
        };

    private static ExecutionCompletedEvent ReadCompleted(JsonElement json) =>
        new(Id(json), json.Text("result"), (OrchestrationStatus)json.GetProperty("status").GetInt32(), Failure(json));

    private static SubOrchestrationInstanceCreatedEvent ReadCreated(JsonElement json) =>
        new(Id(json))
        {
            InstanceId = json.Text("instance"),
            Name = json.Text("name"),
            Version = json.Text("version"),
            Input = json.Text("input"),
            Tags = Tags(json),
        };

    private static EventSentEvent ReadSent(JsonElement json) =>
        new(Id(json))
        {
            InstanceId = json.Text("instance"),
            Name = json.Text("name"),
            Input = json.Text("input"),
        };

    private static int Id(JsonElement json) => json.GetProperty("id").GetInt32();

    private static DateTime Due(JsonElement json) => json.GetProperty("due").GetDateTime();

    private static FailureDetails? Failure(JsonElement json) =>
        json.TryGetProperty("failure", out var failure) ? FailureCodec.Read(failure) : null;

    private static Dictionary<string, string>? Tags(JsonElement json) =>
        json.TryGetProperty("tags", out var tags) ? tags.Deserialize<Dictionary<string, string>>() : null;
}
