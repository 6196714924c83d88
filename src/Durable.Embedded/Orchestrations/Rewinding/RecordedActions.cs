using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Durable.Embedded.Entities;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations.Rewinding;

/// <summary>What an orchestrator had asked for, to be found again by what it is; and under which number it is asked for now.</summary>
internal sealed class RecordedActions
{
    private readonly Dictionary<string, List<HistoryEvent>> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _currentRequests = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _currentIds = [];

    public RecordedActions(IEnumerable<HistoryEvent> actions)
    {
        foreach (var action in actions)
        {
            var key = KeyOf(action);
            if (!_byKey.TryGetValue(key, out var same))
            {
                _byKey[key] = same = [];
            }

            same.Add(action);
            if (IsOperation(action, out var message) && message.RequestId is { } request)
            {
                _requests.Add(request);
            }
        }
    }

    /// <summary>Finds an action that is the same but for its number, the nearest to it first, and remembers its number of now.</summary>
    public HistoryEvent? TakeSame(HistoryEvent action)
    {
        if (!_byKey.TryGetValue(KeyOf(action), out var same) || same.Count == 0)
        {
            return null;
        }

        var found =
            same.Find(recorded => IsSameChild(recorded, action)) ?? same.Find(recorded => recorded.EventId == action.EventId) ?? same[0];
        same.Remove(found);
        _currentIds[found.EventId] = action.EventId;
        if (IsOperation(found, out var then) && IsOperation(action, out var now) && then.RequestId is { } request)
        {
            _currentRequests[request] = now.RequestId!;
        }

        return found;
    }

    /// <summary>The message under the numbers of now, or null if it answers what is not asked for yet.</summary>
    public HistoryEvent? Translate(HistoryEvent message) =>
        message switch
        {
            TaskCompletedEvent a => Current(a.TaskScheduledId, a, id => new TaskCompletedEvent(-1, id, a.Result)),
            TaskFailedEvent a => Current(a.TaskScheduledId, a, id => new TaskFailedEvent(-1, id, a.Reason, a.Details, a.FailureDetails)),
            SubOrchestrationInstanceCompletedEvent a => Current(
                a.TaskScheduledId,
                a,
                id => new SubOrchestrationInstanceCompletedEvent(-1, id, a.Result)
            ),
            SubOrchestrationInstanceFailedEvent a => Current(
                a.TaskScheduledId,
                a,
                id => new SubOrchestrationInstanceFailedEvent(-1, id, a.Reason, a.Details, a.FailureDetails)
            ),
            TimerFiredEvent a => Current(a.TimerId, a, id => new TimerFiredEvent(-1, a.FireAt) { TimerId = id }),
            EventRaisedEvent a when a.Name is { } name && _requests.Contains(name) => CurrentAnswer(name, a),
            _ => message,
        };

    private HistoryEvent? Current(int recorded, HistoryEvent message, Func<int, HistoryEvent> make)
    {
        if (!_currentIds.TryGetValue(recorded, out var current))
        {
            return null;
        }

        return current == recorded ? message : At(message, make(current));
    }

    private HistoryEvent? CurrentAnswer(string request, EventRaisedEvent answer) =>
        _currentRequests.TryGetValue(request, out var current)
            ? At(answer, new EventRaisedEvent(-1, answer.Input) { Name = current })
            : null;

    private static HistoryEvent At(HistoryEvent message, HistoryEvent translated)
    {
        translated.Timestamp = message.Timestamp;
        return translated;
    }

    private static string KeyOf(HistoryEvent action) =>
        action switch
        {
            TaskScheduledEvent task => Join("activity", task.Name, task.Input),
            SubOrchestrationInstanceCreatedEvent child => Join("child", child.Name, ChosenId(child), child.Input),
            TimerCreatedEvent timer => Join("timer", timer.FireAt.Ticks.ToString(CultureInfo.InvariantCulture)),
            EventSentEvent sent when IsOperation(sent, out var message) => Join(
                "operation",
                sent.InstanceId,
                message.Operation,
                message.Input
            ),
            EventSentEvent sent => Join("event", sent.InstanceId, sent.Name, sent.Input),
            _ => Join(action.EventType.ToString()),
        };

    /// <summary>A generated id depends on how many were generated before, also because of a failure.</summary>
    private static string? ChosenId(SubOrchestrationInstanceCreatedEvent child) =>
        DeterministicGuid.IsIn(child.InstanceId) ? null : child.InstanceId;

    private static bool IsSameChild(HistoryEvent recorded, HistoryEvent action) =>
        recorded is SubOrchestrationInstanceCreatedEvent then
        && action is SubOrchestrationInstanceCreatedEvent now
        && then.InstanceId == now.InstanceId;

    private static bool IsOperation(HistoryEvent action, [NotNullWhen(true)] out EntityMessage? message)
    {
        message =
            action is EventSentEvent { Name: "op", InstanceId: { } target, Input: { } input } && EntityIds.IsEntity(target)
                ? EntityMessage.Parse(input)
                : null;
        return message is not null;
    }

    private static string Join(params string?[] parts) => string.Join('\n', parts);
}
