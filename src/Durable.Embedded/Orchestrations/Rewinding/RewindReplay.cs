using Durable.Embedded.History;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations.Rewinding;

/// <summary>
/// Takes an orchestrator through its past again, without the failures. What it asks for is found again among what it had asked for, so that
/// finished results are kept even where their numbers change: without a failure, what was done because of it is not asked for any more.
/// </summary>
internal sealed class RewindReplay
{
    private readonly OrchestrationExecutor _executor;
    private readonly IReadOnlyList<TurnRecord> _past;
    private readonly RecordedActions _recorded;
    private readonly HashSet<int> _forgotten;
    private readonly List<TurnRecord> _turns = [];
    private readonly List<HistoryEvent> _newActions = [];
    private readonly List<FailedChild> _failedChildren = [];
    private List<HistoryEvent> _held = [];

    private RewindReplay(OrchestrationExecutor executor, IReadOnlyList<TurnRecord> past)
    {
        _executor = executor;
        _past = past;
        _recorded = new RecordedActions(past.SelectMany(turn => turn.Actions));
        _forgotten = ForgottenFailures.Of(past);
    }

    /// <summary>Leaves the executor after its past, ready for the next turn.</summary>
    public static RewoundPast Run(OrchestrationExecutor executor, IReadOnlyList<TurnRecord> past) => new RewindReplay(executor, past).Run();

    private RewoundPast Run()
    {
        foreach (var turn in _past)
        {
            if (_executor.HasEnded)
            {
                break;
            }

            var messages = Translate(turn.Messages);
            var actions = _executor.Rehearse(turn.At, messages);
            foreach (var action in actions)
            {
                Find(action);
            }

            // Where the code still ends as it did, it was no task that failed it: its end stays, before the mark.
            _turns.Add(new TurnRecord(turn.At, messages, actions, _executor.HasEnded ? turn.End : null));
        }

        return new RewoundPast(_turns, _newActions, _failedChildren, Translate([]));
    }

    private void Find(HistoryEvent action)
    {
        if (_recorded.TakeSame(action) is not { } recorded)
        {
            _newActions.Add(action);
        }
        else if (
            recorded is SubOrchestrationInstanceCreatedEvent then
            && action is SubOrchestrationInstanceCreatedEvent now
            && _forgotten.Contains(then.EventId)
        )
        {
            _failedChildren.Add(new FailedChild(then, now));
        }
    }

    private List<HistoryEvent> Translate(IReadOnlyList<HistoryEvent> messages)
    {
        var waiting = _held.Concat(messages.Where(message => !IsForgotten(message)));
        var translated = new List<HistoryEvent>();
        _held = [];
        foreach (var message in waiting.ToList())
        {
            if (_recorded.Translate(message) is { } current)
            {
                translated.Add(current);
            }
            else
            {
                _held.Add(message);
            }
        }

        return translated;
    }

    private bool IsForgotten(HistoryEvent message) => ForgottenFailures.TaskOf(message) is { } task && _forgotten.Contains(task);
}
