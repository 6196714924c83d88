using System.Globalization;
using DurableTask.Core.History;

namespace GraphMcp.Cli.Hubs;

/// <summary>Says in a line what an event of a history is. No payload is shown: what a run was given may name secrets.</summary>
internal static class HistoryText
{
    public static string Of(HistoryEvent item) => string.Join(' ', new[] { item.EventType.ToString(), DetailsOf(item) }.OfType<string>());

    private static string? DetailsOf(HistoryEvent item) =>
        item switch
        {
            TaskScheduledEvent task => Task(task.EventId, task.Name),
            TaskCompletedEvent task => Task(task.TaskScheduledId, null),
            TaskFailedEvent task => Task(task.TaskScheduledId, task.FailureDetails?.ErrorType),
            SubOrchestrationInstanceCreatedEvent child => Task(child.EventId, $"{child.Name} '{child.InstanceId}'"),
            SubOrchestrationInstanceCompletedEvent child => Task(child.TaskScheduledId, null),
            SubOrchestrationInstanceFailedEvent child => Task(child.TaskScheduledId, child.FailureDetails?.ErrorType),
            TimerCreatedEvent timer => Task(timer.EventId, Time(timer.FireAt)),
            TimerFiredEvent timer => Task(timer.TimerId, null),
            EventSentEvent sent => Task(sent.EventId, $"{sent.Name} to '{sent.InstanceId}'"),
            _ => Control(item),
        };

    private static string? Control(HistoryEvent item) =>
        item switch
        {
            EventRaisedEvent raised => raised.Name,
            ExecutionStartedEvent started => started.Version is { Length: > 0 } version ? $"{started.Name} {version}" : started.Name,
            ExecutionCompletedEvent completed => completed.OrchestrationStatus.ToString(),
            ExecutionSuspendedEvent suspended => suspended.Reason,
            ExecutionResumedEvent resumed => resumed.Reason,
            ExecutionRewoundEvent rewound => rewound.Reason,
            _ => null,
        };

    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Task(int id, string? text) => string.Create(CultureInfo.InvariantCulture, $"#{id} {text}").TrimEnd();
}
