using Durable.Embedded.History;
using Durable.Embedded.Serialization;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Durable.Embedded.Orchestrations;

/// <summary>
/// One orchestrator in memory: replays past turns, runs new ones, and keeps its suspended continuation in between, so that the next turn
/// needs no replay. A turn handles its messages one by one, in the same order on every replay.
/// </summary>
internal sealed class OrchestrationExecutor
{
    private readonly OrchestrationStart _start;
    private readonly ITaskOrchestrator _orchestrator;
    private readonly DataConverter _converter;
    private readonly IExceptionPropertiesProvider? _exceptionProperties;
    private readonly TurnScheduler _scheduler;
    private readonly OrchestrationState _state;
    private readonly OrchestrationContext _context;
    private readonly Queue<HistoryEvent> _whileSuspended = [];
    private Task<string?>? _main;
    private Completion? _completion;

    /// <summary>Nothing runs before the first turn.</summary>
    /// <param name="strayed">Called, from any thread, when the orchestrator awaits something that is not durable.</param>
    public OrchestrationExecutor(
        OrchestrationStart start,
        ITaskOrchestrator orchestrator,
        OrchestrationEnvironment environment,
        Action strayed
    )
    {
        _start = start;
        _orchestrator = orchestrator;
        _converter = environment.Converter;
        _exceptionProperties = environment.ExceptionProperties;
        _scheduler = new TurnScheduler(strayed);
        _state = new OrchestrationState(environment.Converter, environment.Limits.MaxActionsPerTurn) { CustomStatus = start.CustomStatus };
        _context = new OrchestrationContext(start, _state, _scheduler, environment);
    }

    /// <summary>What was asked for and has not answered.</summary>
    public IEnumerable<OpenTask> OpenTasks => _state.OpenTasks.Values;

    /// <summary>Whether the orchestrator was seen to await something that is not durable.</summary>
    public bool HasStrayed => _scheduler.HasStrayed;

    /// <summary>Takes the past up to now.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The orchestrator asks for something else than it did.</exception>
    public void Replay(IEnumerable<TurnRecord> past)
    {
        _state.IsReplaying = true;
        foreach (var turn in past)
        {
            Handle(turn.At, turn.Messages);
            ActionComparison.Require(turn.Actions, _state.Actions);
            ActionComparison.RequireSameEnd(turn.End, _completion);
        }

        _state.IsReplaying = false;
    }

    /// <summary>Whether the orchestrator has ended, or was.</summary>
    public bool HasEnded => _completion is not null;

    /// <summary>Gets whether the code stands where it holds entity locks or waits for them.</summary>
    public bool IsInCriticalSection => !HasEnded && _context.Entities.InCriticalSection(out _);

    /// <summary>Takes a turn of the past without comparing it with its record, and gives what the orchestrator asks for in it.</summary>
    public IReadOnlyList<HistoryEvent> Rehearse(DateTime at, IReadOnlyList<HistoryEvent> messages)
    {
        _state.IsReplaying = true;
        Handle(at, messages);
        _state.IsReplaying = false;
        return _state.Actions;
    }

    /// <summary>Whether a message has still somebody to take it; a late or repeated answer has not.</summary>
    public bool Expects(HistoryEvent message) =>
        message switch
        {
            TaskCompletedEvent completed => _state.OpenTasks.ContainsKey(completed.TaskScheduledId),
            TaskFailedEvent failed => _state.OpenTasks.ContainsKey(failed.TaskScheduledId),
            SubOrchestrationInstanceCompletedEvent completed => _state.OpenTasks.ContainsKey(completed.TaskScheduledId),
            SubOrchestrationInstanceFailedEvent failed => _state.OpenTasks.ContainsKey(failed.TaskScheduledId),
            TimerFiredEvent fired => _state.OpenTasks.ContainsKey(fired.TimerId),
            _ => true,
        };

    /// <summary>Runs a new turn.</summary>
    public TurnOutcome Run(DateTime at, IReadOnlyList<HistoryEvent> messages)
    {
        Handle(at, messages);
        return new TurnOutcome(at, messages, _state.Actions, _state.CancelledTimers, _completion)
        {
            Status = _state.IsSuspended ? OrchestrationStatus.Suspended : OrchestrationStatus.Running,
            Answered = _state.Answered,
            CustomStatus = _state.CustomStatus,
            SuspendReason = _state.SuspendReason,
        };
    }

    private void Handle(DateTime at, IReadOnlyList<HistoryEvent> messages)
    {
        _state.BeginTurn(at);
        _scheduler.Run(() =>
        {
            _main ??= StartAsync();
            _scheduler.Pump();
            foreach (var message in messages)
            {
                Handle(message);
                _scheduler.Pump();
            }
        });
        _completion ??= Overrun() ?? Complete() ?? Stray();
    }

    private async Task<string?> StartAsync()
    {
        var input = _converter.Deserialize(_start.Input, _orchestrator.InputType);
        try
        {
            var output = await _orchestrator.RunAsync(_context, input);
            return _converter.Serialize(output);
        }
        finally
        {
            _context.LeaveCriticalSection();
        }
    }

    private void Handle(HistoryEvent message)
    {
        if (_state.IsSuspended && message is not (ExecutionResumedEvent or ExecutionTerminatedEvent))
        {
            _whileSuspended.Enqueue(message);
            return;
        }

        switch (message)
        {
            case EventRaisedEvent raised:
                _state.Events.Raise(raised.Name!, raised.Input);
                break;
            case ExecutionSuspendedEvent suspended:
                _state.Suspend(suspended.Reason);
                break;
            case ExecutionResumedEvent:
                Resume();
                break;
            case ExecutionTerminatedEvent terminated:
                _completion ??= End(Completion.Terminated(terminated));
                break;
            default:
                Answer(message);
                break;
        }
    }

    private void Answer(HistoryEvent message)
    {
        switch (message)
        {
            case TaskCompletedEvent completed:
                _state.Take(completed.TaskScheduledId, message)?.Complete(completed.Result);
                break;
            case TaskFailedEvent failed:
                _state.Take(failed.TaskScheduledId, message)?.Fail(failed.FailureDetails!);
                break;
            case SubOrchestrationInstanceCompletedEvent completed:
                _state.Take(completed.TaskScheduledId, message)?.Complete(completed.Result);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                _state.Take(failed.TaskScheduledId, message)?.Fail(failed.FailureDetails!);
                break;
            case TimerFiredEvent fired:
                _state.Take(fired.TimerId, message)?.Complete(null);
                break;
        }
    }

    private void Resume()
    {
        _state.Resume();
        while (!_state.IsSuspended && _whileSuspended.TryDequeue(out var message))
        {
            Handle(message);
            _scheduler.Pump();
        }
    }

    /// <summary>Whatever the code makes of the exception: a turn that asks for too much ends the instance, and nothing of it is done.</summary>
    private Completion? Overrun() => _state.Overrun is { } overrun ? End(Completion.Failed(Failures.From(overrun))) : null;

    /// <summary>As published, an orchestration ends when its code has ended and all that it asked for has answered.</summary>
    private Completion? Complete() => _main is { IsCompleted: true } main && _state.OpenTasks.Count == 0 ? EndOf(main) : null;

    private Completion EndOf(Task<string?> main)
    {
        try
        {
            var output = main.GetAwaiter().GetResult();
            return _state.Next is { } next
                ? next with
                {
                    CarriedOver = _state.CarryOver(),
                }
                : new Completion(OrchestrationStatus.Completed, output);
        }
        catch (Exception e) // the edge to the user's code: what it throws is the instance's failure
        {
            return Completion.Failed(Failures.From(e, _exceptionProperties));
        }
    }

    /// <summary>Code that was seen outside its turn fails, and so does code that waits for nothing durable: it would wait for ever.</summary>
    private Completion? Stray()
    {
        var waits = _main!.IsCompleted || _state.OpenTasks.Count > 0 || _state.Events.HasWaiters || _state.IsSuspended;
        return _scheduler.HasStrayed || !waits
            ? End(Completion.Failed(Failures.From(new InvalidOperationException(NonDurableAwait.Message))))
            : null;
    }

    private Completion End(Completion completion)
    {
        _state.DropActions();
        return completion;
    }
}
