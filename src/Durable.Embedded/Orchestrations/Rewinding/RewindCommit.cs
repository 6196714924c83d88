using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations.Rewinding;

/// <summary>What the first turn after a rewind writes besides its own: the past without its failures, and the rewinding of children.</summary>
internal sealed class RewindCommit(RewoundPast past, InstanceRow row, Outbox outbox, SubOrchestrations family, DateTime at, string? reason)
{
    private readonly List<(DateTime At, ReadOnlyMemory<byte> Events)> _turns =
    [
        .. past.Turns.Select(turn =>
            (turn.At, EventWriter.Write(turn.Messages, turn.End is { } end ? [.. turn.Actions, end] : turn.Actions))
        ),
    ];

    public void Apply(IHubTransaction transaction, Action<HistoryEvent> send)
    {
        transaction.DeleteHistory(row.Key);
        for (var turn = 0; turn < _turns.Count; turn++)
        {
            transaction.AppendTurn(row.Key, turn, _turns[turn].At, _turns[turn].Events);
        }

        foreach (var action in past.NewActions)
        {
            send(action);
        }

        foreach (var child in past.FailedChildren)
        {
            Rewind(transaction, child);
        }
    }

    /// <summary>What the orchestrator waits for since its past: nothing of it runs any more.</summary>
    public static IEnumerable<HistoryEvent> ToDispatch(OrchestrationSession session, TurnOutcome outcome) =>
        session.OpenTasks.Select(task => task.Action).Except(outcome.Actions);

    private void Rewind(IHubTransaction transaction, FailedChild child)
    {
        if (Find(transaction, child.Then) is { } failed)
        {
            var parent = new ParentLink(row.Id, row.ExecutionId, row.Name, child.Now.EventId);
            outbox.Rewind(transaction, failed with { Parent = parent }, reason, at);
        }
        else
        {
            family.Start(transaction, child.Now);
        }
    }

    /// <summary>Finds a failed child by its id or, where a former rewind has kept it under an id that the code generates no more, by what it is.</summary>
    private InstanceRow? Find(IHubTransaction transaction, SubOrchestrationInstanceCreatedEvent child) =>
        transaction.FindInstance(child.InstanceId!) is { } byId
            ? IsFailedChild(byId)
                ? byId
                : null
            : transaction
                .Children(row.Id)
                .Select(transaction.FindInstance)
                .OfType<InstanceRow>()
                .FirstOrDefault(one =>
                    IsFailedChild(one) && one.Parent!.TaskId == child.EventId && one.Name == child.Name && one.Input == child.Input
                );

    private bool IsFailedChild(InstanceRow one) =>
        one.Status is OrchestrationStatus.Failed or OrchestrationStatus.Terminated && one.Parent?.InstanceId == row.Id;
}
