using System.Globalization;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>What an orchestrator's code and its executor share between turns.</summary>
internal sealed class OrchestrationState(DataConverter converter, int maxActions)
{
    private readonly Dictionary<int, OpenTask> _openTasks = [];
    private List<HistoryEvent> _actions = [];
    private List<int> _cancelledTimers = [];
    private List<(HistoryEvent Asked, HistoryEvent Answer)> _answered = [];
    private bool _keepsEvents;
    private int _lastId = -1;

    /// <summary>Whether a turn has asked for more than it may.</summary>
    public HubLimitException? Overrun { get; private set; }

    public DateTime Now { get; private set; }

    public bool IsReplaying { get; set; }

    public bool IsSuspended { get; private set; }

    public string? SuspendReason { get; private set; }

    public string? CustomStatus { get; set; }

    public ExternalEvents Events { get; } = new(converter);

    /// <summary>The next generation, once the orchestrator has asked to continue as new.</summary>
    public Completion? Next { get; private set; }

    public IReadOnlyDictionary<int, OpenTask> OpenTasks => _openTasks;

    /// <summary>What this turn has asked for so far, in order.</summary>
    public IReadOnlyList<HistoryEvent> Actions => _actions;

    public IReadOnlyList<int> CancelledTimers => _cancelledTimers;

    /// <summary>What has answered in this turn; only noted while somebody listens to spans.</summary>
    public IReadOnlyList<(HistoryEvent Asked, HistoryEvent Answer)> Answered => _answered;

    public int NextId() => ++_lastId;

    public void BeginTurn(DateTime at)
    {
        Now = at;
        _actions = [];
        _cancelledTimers = [];
        _answered = [];
    }

    /// <summary>Asks for something that nobody waits for.</summary>
    public void Ask(HistoryEvent action)
    {
        if (_actions.Count >= maxActions && !IsReplaying)
        {
            Overrun = new HubLimitException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The orchestrator asks for more than {maxActions:N0} things in one turn ({nameof(HubLimits.MaxActionsPerTurn)})."
                )
            );
            throw Overrun;
        }

        action.Timestamp = Now;
        _actions.Add(action);
    }

    /// <summary>Asks for something that will answer.</summary>
    public void Ask(OpenTask task)
    {
        Ask(task.Action);
        _openTasks.Add(task.Id, task);
    }

    /// <summary>Takes a task off the open ones, and notes that it has answered.</summary>
    public OpenTask? Take(int id, HistoryEvent answer)
    {
        if (!_openTasks.Remove(id, out var task))
        {
            return null;
        }

        if (Spans.AreHeard)
        {
            _answered.Add((task.Action, answer));
        }

        return task;
    }

    public void CancelTimer(int id)
    {
        if (_openTasks.Remove(id))
        {
            _cancelledTimers.Add(id);
        }
    }

    /// <summary>Takes back what this turn has asked for: the generation is ended from outside.</summary>
    public void DropActions() => _actions = [];

    public void Suspend(string? reason)
    {
        IsSuspended = true;
        SuspendReason = reason;
    }

    public void Resume()
    {
        IsSuspended = false;
        SuspendReason = null;
    }

    public void ContinueAsNew(string? input, string? version, bool keepsEvents)
    {
        Next = new Completion(OrchestrationStatus.ContinuedAsNew, input) { NewVersion = version };
        _keepsEvents = keepsEvents;
    }

    public IReadOnlyList<EventRaisedEvent> CarryOver() =>
        _keepsEvents
            ? [.. Events.TakeUnprocessed().Select(unprocessed => new EventRaisedEvent(-1, unprocessed.Payload) { Name = unprocessed.Name })]
            : [];
}
