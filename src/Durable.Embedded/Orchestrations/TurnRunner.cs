using Durable.Embedded.Hub;
using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Orchestrations;

/// <summary>One turn of an instance: fetch, replay if it is not in memory, run, decide, and hand it to the writer.</summary>
internal sealed class TurnRunner(SessionLoader loader, HubClock clock, TurnEffects effects, CommitPipeline pipeline, ILogger logger)
{
    /// <summary>Runs on a thread of its own; the turn ends when its commit is durable.</summary>
    public void Run(OrchestrationInstance instance)
    {
        try
        {
            if (instance.Session is null && loader.Leaves(instance, out var reason))
            {
                // Its turn never ends: it stays as it is stored, until a hub of another version opens the file.
                HubLog.VersionRejected(logger, instance.Id, reason);
                return;
            }

            var messages = instance.Take(out var lastSeq);
            var session = Fetch(instance);
            var expected = session.Expected([.. session.Rewound?.Late ?? [], .. messages]);
            if (lastSeq == 0 && !session.NeedsTurn(expected))
            {
                effects.Release(instance);
                return;
            }

            var turn = session.NextTurn;
            var outcome = session.Run(clock.NotBefore(Earliest(session, expected)), expected);
            pipeline.Enqueue(new TurnCommit(instance, session, turn, lastSeq, outcome, effects));
        }
        catch (Exception e) // the edge of the dispatcher: the instance stays as it is stored, until the hub is opened again
        {
            HubLog.TurnFailed(logger, e, instance.Id);
        }
    }

    private OrchestrationSession Fetch(OrchestrationInstance instance)
    {
        if (instance.Session is { } session)
        {
            return session;
        }

        session = loader.Load(instance, () => effects.Wake(instance));
        instance.Session = session;
        instance.Began();
        if (instance.IsRecovered)
        {
            instance.IsRecovered = false;
            if (session.Rewound is null)
            {
                effects.Dispatch(instance, session.OpenTasks.Select(task => task.Action));
            }
        }

        return session;
    }

    /// <summary>The orchestrator must see a time at which its timers are over.</summary>
    private static DateTime Earliest(OrchestrationSession session, IReadOnlyList<HistoryEvent> messages)
    {
        var earliest = session.LastTurn.AddTicks(1);
        foreach (var message in messages)
        {
            if (message is TimerFiredEvent fired && fired.FireAt > earliest)
            {
                earliest = fired.FireAt;
            }
        }

        return earliest;
    }
}
