using Durable.Embedded.History;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations.Rewinding;

/// <summary>The failures that a rewind takes out of a past: all but those that a later attempt has made good.</summary>
internal static class ForgottenFailures
{
    public static HashSet<int> Of(IReadOnlyList<TurnRecord> past)
    {
        var succeeded = past.SelectMany(turn => turn.Messages).Select(ResultOf).OfType<int>().ToHashSet();
        var forgotten = new HashSet<int>();
        for (var i = 0; i < past.Count; i++)
        {
            foreach (var task in past[i].Messages.Select(TaskOf).OfType<int>())
            {
                var failed = past.Take(i).SelectMany(turn => turn.Actions).LastOrDefault(action => action.EventId == task);
                var later = past.Skip(i).SelectMany(turn => turn.Actions).Where(action => succeeded.Contains(action.EventId));
                if (failed is null || !later.Any(action => IsSameTask(action, failed)))
                {
                    forgotten.Add(task);
                }
            }
        }

        return forgotten;
    }

    /// <summary>The task whose failure a message is.</summary>
    public static int? TaskOf(HistoryEvent message) =>
        message switch
        {
            TaskFailedEvent failed => failed.TaskScheduledId,
            SubOrchestrationInstanceFailedEvent failed => failed.TaskScheduledId,
            _ => null,
        };

    private static int? ResultOf(HistoryEvent message) =>
        message switch
        {
            TaskCompletedEvent completed => completed.TaskScheduledId,
            SubOrchestrationInstanceCompletedEvent completed => completed.TaskScheduledId,
            _ => null,
        };

    private static bool IsSameTask(HistoryEvent action, HistoryEvent failed) =>
        (action, failed) switch
        {
            (TaskScheduledEvent a, TaskScheduledEvent b) => a.Name == b.Name && a.Input == b.Input,
            (SubOrchestrationInstanceCreatedEvent a, SubOrchestrationInstanceCreatedEvent b) => a.Name == b.Name
                && a.Input == b.Input
                && a.InstanceId == b.InstanceId,
            _ => false,
        };
}
