using System.Text.Json.Nodes;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>The shape in which a history is shown: a task and what came of it are one entry, and turns are not shown.</summary>
/// <param name="showInput">Whether inputs are shown.</param>
/// <param name="showOutput">Whether results are shown.</param>
internal sealed class HistoryJson(bool showInput, bool showOutput)
{
    private const string Input = "Input";

    private readonly Dictionary<int, (HistoryEvent Event, string? Name, JsonObject Json)> _scheduled = [];

    public JsonArray Of(IEnumerable<HistoryEvent> history)
    {
        var entries = new List<JsonObject>();
        foreach (var item in history)
        {
            if (Body(item) is { } body)
            {
                entries.Add(Entry(item, body));
                Join(item, entries);
            }
        }

        return [.. entries];
    }

    private JsonObject? Body(HistoryEvent item) =>
        item switch
        {
            OrchestratorStartedEvent or OrchestratorCompletedEvent => null,
            ExecutionStartedEvent started => Started(started),
            ExecutionCompletedEvent completed => Completed(completed),
            TaskScheduledEvent scheduled => new() { ["Name"] = scheduled.Name, [Input] = scheduled.Input },
            SubOrchestrationInstanceCreatedEvent created => new()
            {
                ["InstanceId"] = created.InstanceId,
                ["Name"] = created.Name,
                [Input] = created.Input,
            },
            TaskCompletedEvent completed => Result(completed.Result),
            SubOrchestrationInstanceCompletedEvent completed => Result(completed.Result),
            TaskFailedEvent failed => Failed(failed.Reason, failed.Details, failed.FailureDetails),
            SubOrchestrationInstanceFailedEvent failed => Failed(failed.Reason, failed.Details, failed.FailureDetails),
            _ => Message(item),
        };

    private static JsonObject Message(HistoryEvent item) =>
        item switch
        {
            TimerCreatedEvent timer => new() { ["FireAt"] = timer.FireAt },
            TimerFiredEvent timer => new() { ["FireAt"] = timer.FireAt },
            EventSentEvent sent => new()
            {
                ["InstanceId"] = sent.InstanceId,
                ["Name"] = sent.Name,
                [Input] = sent.Input,
            },
            EventRaisedEvent raised => new()
            {
                ["Name"] = raised.Name,
                [Input] = raised.Input,
                ["ParentTraceContext"] = null,
            },
            ExecutionSuspendedEvent suspended => new() { ["Reason"] = suspended.Reason },
            ExecutionResumedEvent resumed => new() { ["Reason"] = resumed.Reason },
            ExecutionRewoundEvent rewound => new() { ["Reason"] = rewound.Reason },
            ExecutionTerminatedEvent terminated => new() { [Input] = Text(terminated.Input) },
            _ => [],
        };

    private JsonObject Entry(HistoryEvent item, JsonObject body)
    {
        body.Insert(0, "EventType", item.EventType.ToString());
        body["Timestamp"] = item.Timestamp;
        if (item is ExecutionStartedEvent started)
        {
            body["FunctionName"] = started.Name;
        }

        if (!showInput)
        {
            body.Remove(Input);
        }

        return body;
    }

    /// <summary>Remembers a task that was asked for; its answer takes its place.</summary>
    private void Join(HistoryEvent item, List<JsonObject> entries)
    {
        switch (item)
        {
            case TaskScheduledEvent scheduled:
                _scheduled[item.EventId] = (item, scheduled.Name, entries[^1]);
                break;
            case SubOrchestrationInstanceCreatedEvent created:
                _scheduled[item.EventId] = (item, created.Name, entries[^1]);
                break;
            case TaskCompletedEvent completed:
                Join(completed.TaskScheduledId, entries);
                break;
            case TaskFailedEvent failed:
                Join(failed.TaskScheduledId, entries);
                break;
            case SubOrchestrationInstanceCompletedEvent completed:
                Join(completed.TaskScheduledId, entries);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                Join(failed.TaskScheduledId, entries);
                break;
        }
    }

    private void Join(int taskId, List<JsonObject> entries)
    {
        if (!_scheduled.Remove(taskId, out var scheduled))
        {
            return;
        }

        entries.Remove(scheduled.Json);
        var answer = entries[^1];
        answer["ScheduledTime"] = scheduled.Event.Timestamp;
        answer["FunctionName"] = scheduled.Name;
        if (showInput)
        {
            // As published: the input of a task that has answered is not shown.
            answer[Input] = null;
        }
    }

    private static JsonObject Started(ExecutionStartedEvent started) =>
        new()
        {
            [Input] = started.Input,
            ["Correlation"] = started.Correlation,
            ["ParentTraceContext"] = null,
            ["ScheduledStartTime"] = started.ScheduledStartTime,
            ["Generation"] = started.Generation ?? 0,
            ["GenerateNewTrace"] = started.GenerateNewTrace,
        };

    private JsonObject Completed(ExecutionCompletedEvent completed)
    {
        var body = Result(completed.Result);
        body.Insert(0, "OrchestrationStatus", completed.OrchestrationStatus.ToString());
        body["FailureDetails"] = Failure(completed.FailureDetails);
        return body;
    }

    private JsonObject Result(string? result) => showOutput ? new() { ["Result"] = ManagementJson.Payload(result) } : [];

    private static JsonObject Failed(string? reason, string? details, FailureDetails? failure) =>
        new()
        {
            ["Reason"] = reason,
            ["Details"] = details,
            ["FailureDetails"] = Failure(failure),
        };

    private static JsonObject? Failure(FailureDetails? failure) =>
        failure is null
            ? null
            : new()
            {
                ["ErrorType"] = failure.ErrorType,
                ["ErrorMessage"] = failure.ErrorMessage,
                ["StackTrace"] = null,
                ["InnerFailure"] = Failure(failure.InnerFailure),
                ["IsNonRetriable"] = failure.IsNonRetriable,
                ["Properties"] = null,
            };

    /// <summary>A reason is kept as JSON text and shown as what it says.</summary>
    private static string? Text(string? payload) =>
        ManagementJson.Payload(payload) is JsonValue value && value.TryGetValue<string>(out var text) ? text : payload;
}
