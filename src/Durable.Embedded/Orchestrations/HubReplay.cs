using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;

namespace Durable.Embedded.Orchestrations;

/// <summary>Replays what a hub holds on the code that is registered; nothing is written or dispatched.</summary>
internal sealed class HubReplay(IHubStore store, TaskFactories factories, OrchestrationEnvironment environment)
{
    public void Run(string instanceId, Action<ReplayedTurn>? beforeTurn)
    {
        var row =
            store.FindInstance(instanceId)
            ?? throw new ArgumentException($"There is no instance with the ID '{instanceId}'.", nameof(instanceId));
        using var invocation =
            factories.Orchestrator(row.Name, row.Version)
            ?? throw new InvalidOperationException(TaskFactories.NotFound("orchestrator", row.Name, row.Version));
        var executor = new OrchestrationExecutor(OrchestrationStart.From(row), invocation.Task, environment, static () => { });
        executor.Replay(store.ReadHistory(row.Key).Select(stored => Read(stored, beforeTurn)));
    }

    private static TurnRecord Read(StoredTurn stored, Action<ReplayedTurn>? beforeTurn)
    {
        var turn = TurnRecord.Read(stored);
        beforeTurn?.Invoke(new ReplayedTurn(stored.Number, turn.At, turn.Messages, turn.Actions, turn.End));
        return turn;
    }
}
