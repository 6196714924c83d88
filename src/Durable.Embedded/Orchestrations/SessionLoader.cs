using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Orchestrations.Rewinding;
using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
using DurableTask.Core;
using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>Fetches an instance into memory: its row, its history, its code, and the replay of these.</summary>
internal sealed class SessionLoader(IHubStore store, TaskFactories factories, OrchestrationEnvironment environment)
{
    /// <summary>Whether an instance is to be left as it is, because of its version.</summary>
    public bool Leaves(OrchestrationInstance instance, out string reason)
    {
        reason = "";
        if (!environment.Versions.LeavesRefused)
        {
            return false;
        }

        var row = instance.Fresh ?? store.FindInstance(instance.Id)!;
        var isRefused = environment.Versions.Refuses(row.Version, out var refusal);
        reason = refusal?.ErrorMessage ?? "";
        return isRefused;
    }

    /// <summary>Gives an instance's session, up to its last turn.</summary>
    /// <param name="strayed">Called, from any thread, when the orchestrator awaits something that is not durable.</param>
    public OrchestrationSession Load(OrchestrationInstance instance, Action strayed)
    {
        var row = instance.Fresh ?? store.FindInstance(instance.Id)!;
        // An instance that is still pending has had no turn.
        IReadOnlyList<StoredTurn> history = row.Status == OrchestrationStatus.Pending ? [] : store.ReadHistory(row.Key);
        var lastTurn = history.Count == 0 ? row.UpdatedAt : history[^1].At;
        return Invoke(row, out var invocation) is { } failure
            ? new OrchestrationSession(row, history.Count, lastTurn, failure)
            : Replay(row, history, lastTurn, invocation!, strayed).From(history);
    }

    private FailureDetails? Invoke(InstanceRow row, out Invocation<ITaskOrchestrator>? invocation)
    {
        invocation = null;
        try
        {
            if (environment.Versions.Refuses(row.Version, out var refusal))
            {
                return refusal;
            }

            invocation = factories.Orchestrator(row.Name, row.Version);
            return invocation is null
                ? Failures.Final("OrchestratorTaskNotFound", TaskFactories.NotFound("orchestrator", row.Name, row.Version))
                : null;
        }
        catch (Exception e) // the edge to the user's factory: what it throws is the instance's failure
        {
            return Failures.From(e);
        }
    }

    private OrchestrationSession Replay(
        InstanceRow row,
        IReadOnlyList<StoredTurn> history,
        DateTime lastTurn,
        Invocation<ITaskOrchestrator> invocation,
        Action strayed
    )
    {
        try
        {
            var executor = new OrchestrationExecutor(OrchestrationStart.From(row), invocation.Task, environment, strayed);
            TurnRecord[] past = [.. history.Select(TurnRecord.Read)];
            if (past is [.., { End: not null }])
            {
                // It had ended and is unfinished again: it was rewound.
                var rewound = RewindReplay.Run(executor, past);
                if (executor.IsInCriticalSection)
                {
                    // Its locks were released when it failed; what others did since then would be overwritten.
                    return Failed(
                        typeof(NotSupportedException).FullName!,
                        "An orchestration that failed inside a critical section cannot be rewound: start it anew."
                    );
                }

                return new OrchestrationSession(row, rewound.Turns.Count, lastTurn, invocation, executor, rewound)
                {
                    Length = LengthOf(rewound.Turns),
                };
            }

            executor.Replay(past);
            return new OrchestrationSession(row, history.Count, lastTurn, invocation, executor) { Length = LengthOf(past) };
        }
        catch (NonDeterministicOrchestrationException e)
        {
            return Failed(NonDeterministicOrchestrationException.ErrorType, e.Message);
        }

        OrchestrationSession Failed(string errorType, string reason)
        {
            invocation.Dispose();
            return new OrchestrationSession(row, history.Count, lastTurn, Failures.Final(errorType, reason));
        }
    }

    private HistoryLength LengthOf(IEnumerable<TurnRecord> turns) =>
        new(environment.Limits.MaxHistoryEvents, turns.Sum(turn => turn.Messages.Count + turn.Actions.Count));
}
