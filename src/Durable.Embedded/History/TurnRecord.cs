using Durable.Embedded.Store;
using DurableTask.Core.History;

namespace Durable.Embedded.History;

/// <summary>One turn of the past: the messages it took, in order, and what the orchestrator then asked for, in order, and how it ended with that.</summary>
internal sealed record TurnRecord(
    DateTime At,
    IReadOnlyList<HistoryEvent> Messages,
    IReadOnlyList<HistoryEvent> Actions,
    ExecutionCompletedEvent? End
)
{
    public static TurnRecord Read(StoredTurn stored) => Split(stored.At, EventReader.ReadTurn(stored.Events));

    /// <summary>Tells messages from actions by their type.</summary>
    public static TurnRecord Split(DateTime at, IEnumerable<HistoryEvent> events)
    {
        var parts = events.ToLookup(IsAction);
        ExecutionCompletedEvent? end = null;
        List<HistoryEvent> actions = [];
        foreach (var action in parts[true])
        {
            end = action as ExecutionCompletedEvent ?? end;
            if (action is not ExecutionCompletedEvent)
            {
                actions.Add(action);
            }
        }

        return new TurnRecord(at, [.. parts[false]], actions, end);
    }

    private static bool IsAction(HistoryEvent history) =>
        history.EventType
            is EventType.TaskScheduled
                or EventType.TimerCreated
                or EventType.SubOrchestrationInstanceCreated
                or EventType.EventSent
                or EventType.ExecutionCompleted
                or EventType.ContinueAsNew;
}
