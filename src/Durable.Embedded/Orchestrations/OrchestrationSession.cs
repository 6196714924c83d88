using Durable.Embedded.Hub;
using Durable.Embedded.Orchestrations.Rewinding;
using Durable.Embedded.Store;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>A generation of an instance in memory, ready for its next turn: its orchestrator after its past, or the failure that ends it.</summary>
internal sealed class OrchestrationSession : IDisposable
{
    private readonly Invocation<ITaskOrchestrator>? _invocation;
    private readonly OrchestrationExecutor? _executor;
    private readonly FailureDetails? _failure;

    private OrchestrationSession(InstanceRow row, int turns, DateTime lastTurn)
    {
        Began = lastTurn;
        Row = row;
        NextTurn = turns;
        LastTurn = lastTurn;
    }

    public OrchestrationSession(
        InstanceRow row,
        int turns,
        DateTime lastTurn,
        Invocation<ITaskOrchestrator> invocation,
        OrchestrationExecutor executor,
        RewoundPast? rewound = null
    )
        : this(row, turns, lastTurn)
    {
        Rewound = rewound;
        _invocation = invocation;
        _executor = executor;
    }

    /// <summary>A session that can only end.</summary>
    public OrchestrationSession(InstanceRow row, int turns, DateTime lastTurn, FailureDetails failure)
        : this(row, turns, lastTurn) => _failure = failure;

    /// <summary>The longest history, and how long it is.</summary>
    public HistoryLength Length { get; init; } = new(int.MaxValue, 0);

    public InstanceRow Row { get; }

    /// <summary>What takes the place of the history with the next turn, if the instance is being rewound.</summary>
    public RewoundPast? Rewound { get; private set; }

    /// <summary>The number of the next turn of this generation.</summary>
    public int NextTurn { get; private set; }

    /// <summary>When the first turn was.</summary>
    public DateTime Began { get; private set; }

    /// <summary>When the last turn was.</summary>
    public DateTime LastTurn { get; private set; }

    /// <summary>Says when the first of the past turns was.</summary>
    public OrchestrationSession From(IReadOnlyList<StoredTurn> past)
    {
        Began = past.Count > 0 ? past[0].At : Began;
        return this;
    }

    public IEnumerable<OpenTask> OpenTasks => _executor?.OpenTasks ?? [];

    /// <summary>Whether a turn has anything to do.</summary>
    public bool NeedsTurn(IReadOnlyList<HistoryEvent> messages) =>
        NextTurn == 0 || messages.Count > 0 || _executor is not { HasStrayed: false };

    /// <summary>Leaves out answers that come late or twice.</summary>
    public IReadOnlyList<HistoryEvent> Expected(List<HistoryEvent> messages)
    {
        if (_executor is not null)
        {
            messages.RemoveAll(message => !_executor.Expects(message));
        }

        return messages;
    }

    public TurnOutcome Run(DateTime at, IReadOnlyList<HistoryEvent> messages)
    {
        var isFirst = NextTurn++ == 0;
        LastTurn = at;
        Began = isFirst ? at : Began;
        if (_failure is { } failure)
        {
            return new TurnOutcome(at, messages, [], [], Completion.Failed(failure)) { CustomStatus = Row.CustomStatus };
        }

        // What is terminated before it began never runs.
        return isFirst && messages.OfType<ExecutionTerminatedEvent>().FirstOrDefault() is { } terminated
            ? new TurnOutcome(at, messages, [], [], Completion.Terminated(terminated))
            : Length.Check(_executor!.Run(at, messages));
    }

    /// <summary>Gives <see cref="Rewound"/> to the commit that writes it.</summary>
    public RewoundPast? TakeRewound()
    {
        var rewound = Rewound;
        Rewound = null;
        return rewound;
    }

    public void Dispose() => _invocation?.Dispose();
}
