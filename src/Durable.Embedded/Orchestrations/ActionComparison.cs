using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>Compares what an orchestrator asks for on replay with what it asked for when the history was recorded.</summary>
internal static class ActionComparison
{
    /// <summary>Requires that the same was asked for.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">They differ; the message names both.</exception>
    public static void Require(IReadOnlyList<HistoryEvent> recorded, IReadOnlyList<HistoryEvent> asked)
    {
        for (var i = 0; i < Math.Max(recorded.Count, asked.Count); i++)
        {
            var then = i < recorded.Count ? recorded[i] : null;
            var now = i < asked.Count ? asked[i] : null;
            if (then is null || now is null || !IsSame(then, now))
            {
                throw new NonDeterministicOrchestrationException(
                    $"The orchestrator is not deterministic: its history holds {Describe(then)}, but now its code asks for {Describe(now)}. "
                        + "Was the code changed after this instance had started?"
                );
            }
        }
    }

    /// <summary>Requires that both went on, or ended alike.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">Only one of them ended with this turn, or they ended differently.</exception>
    public static void RequireSameEnd(ExecutionCompletedEvent? recorded, Completion? now)
    {
        if (recorded?.OrchestrationStatus != now?.Status)
        {
            throw new NonDeterministicOrchestrationException(
                $"The orchestrator is not deterministic: by its history it {Describe(recorded?.OrchestrationStatus)}, but now its code "
                    + $"{Describe(now?.Status)}{(now?.Failure is { } failure ? $" ({failure})" : "")}. Was the code changed after this instance had started?"
            );
        }
    }

    private static string Describe(OrchestrationStatus? end) => end is { } status ? $"ended as {status}" : "goes on and waits";

    private static string Describe(HistoryEvent? action) =>
        action switch
        {
            null => "nothing there",
            TaskScheduledEvent task => Describe("activity", task.Name, task.EventId),
            SubOrchestrationInstanceCreatedEvent child => Describe($"sub-orchestration '{child.InstanceId}' of", child.Name, child.EventId),
            TimerCreatedEvent timer => Describe("a timer", null, timer.EventId),
            EventSentEvent sent => Describe($"an event to '{sent.InstanceId}' named", sent.Name, sent.EventId),
            _ => Describe(action.EventType.ToString(), null, action.EventId),
        };

    private static string Describe(string kind, string? name, int id) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{(name is null ? "" : $" '{name}'")} (#{id})");

    private static bool IsSame(HistoryEvent then, HistoryEvent now) =>
        then.EventId == now.EventId
        && (then, now) switch
        {
            (TaskScheduledEvent a, TaskScheduledEvent b) => IsSameName(a.Name, b.Name),
            (TimerCreatedEvent, TimerCreatedEvent) => true,
            (SubOrchestrationInstanceCreatedEvent a, SubOrchestrationInstanceCreatedEvent b) => IsSameName(a.Name, b.Name)
                && a.InstanceId == b.InstanceId,
            (EventSentEvent a, EventSentEvent b) => IsSameName(a.Name, b.Name) && a.InstanceId == b.InstanceId,
            _ => false,
        };

    private static bool IsSameName(string? then, string? now) => string.Equals(then, now, StringComparison.OrdinalIgnoreCase);
}
