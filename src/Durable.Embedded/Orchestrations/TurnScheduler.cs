namespace Durable.Embedded.Orchestrations;

/// <summary>
/// Keeps an orchestrator's code on the thread of its turn: continuations of awaits and tasks run inside the turn, one after another, or not at all.
/// What another thread hands in comes from a task that is not durable; it is refused and reported.
/// </summary>
/// <remarks>It is a scheduler and no synchronisation context, since continuations that the latter runs in place lose sight of the scheduler.</remarks>
internal sealed class TurnScheduler : TaskScheduler
{
    [ThreadStatic]
    private static TurnScheduler? _current;

    private readonly Queue<Task> _ready = [];
    private readonly Action _strayed;
    private volatile bool _hasStrayed;

    /// <summary>One scheduler serves one orchestrator.</summary>
    /// <param name="strayed">Called, from any thread, when code of the orchestrator is found outside its turn.</param>
    public TurnScheduler(Action strayed) => _strayed = strayed;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Whether the orchestrator has awaited something that is not durable.</summary>
    public bool HasStrayed => _hasStrayed;

    private bool IsCurrent => ReferenceEquals(_current, this);

    /// <summary>Runs a turn on this thread, with all that it makes ready.</summary>
    public void Run(Action turn)
    {
        var outer = _current;
        var outerContext = SynchronizationContext.Current;
        _current = this;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = new Task(turn);
            task.RunSynchronously(this);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outerContext);
            _current = outer;
        }
    }

    /// <summary>Runs what became ready; called inside a turn.</summary>
    public void Pump()
    {
        while (_ready.TryDequeue(out var task))
        {
            TryExecuteTask(task);
        }
    }

    /// <summary>Whether the caller is inside the orchestrator's turn; if not, that is reported.</summary>
    public bool CheckTurn()
    {
        if (!IsCurrent)
        {
            Stray();
        }

        return IsCurrent;
    }

    /// <summary>Refuses calls of the orchestrator's context from outside its turn.</summary>
    public void RequireTurn()
    {
        if (!CheckTurn())
        {
            throw new InvalidOperationException(NonDurableAwait.Message);
        }
    }

    protected override void QueueTask(Task task)
    {
        if (CheckTurn())
        {
            _ready.Enqueue(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => IsCurrent && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Stray()
    {
        _hasStrayed = true;
        _strayed();
    }
}
