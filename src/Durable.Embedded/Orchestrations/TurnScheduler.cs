namespace Durable.Embedded.Orchestrations;

/// <summary>
/// Keeps an orchestrator's code on the thread of its turn: continuations of awaits and tasks run inside the turn, one after another, or not at all.
/// What another thread hands in comes from a task that is not durable; it is refused and reported.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler
{
    [ThreadStatic]
    private static TurnScheduler? _current;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];
    private readonly TurnSynchronizationContext _context;
    private readonly Action _strayed;
    private volatile bool _hasStrayed;

    /// <summary>One scheduler serves one orchestrator.</summary>
    /// <param name="strayed">Called, from any thread, when code of the orchestrator is found outside its turn.</param>
    public TurnScheduler(Action strayed)
    {
        _strayed = strayed;
        _context = new TurnSynchronizationContext(this);
    }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Whether the orchestrator has awaited something that is not durable.</summary>
    public bool HasStrayed => _hasStrayed;

    private bool IsCurrent => ReferenceEquals(_current, this);

    /// <summary>Runs a turn on this thread, with all that it makes ready.</summary>
    public void Run(Action turn)
    {
        var outer = SynchronizationContext.Current;
        var outerScheduler = _current;
        _current = this;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            var task = new Task(turn);
            task.RunSynchronously(this);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            _current = outerScheduler;
        }
    }

    /// <summary>Runs what became ready; called inside a turn.</summary>
    public void Pump()
    {
        while (_ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
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

    protected override void QueueTask(Task task) => Post(static state => ((TurnTask)state!).Run(), new TurnTask(this, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => IsCurrent && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Post(SendOrPostCallback callback, object? state)
    {
        if (IsCurrent)
        {
            _ready.Enqueue((callback, state));
        }
        else
        {
            Stray();
        }
    }

    private void Stray()
    {
        _hasStrayed = true;
        _strayed();
    }

    private sealed class TurnTask(TurnScheduler scheduler, Task task)
    {
        public void Run() => scheduler.TryExecuteTask(task);
    }

    private sealed class TurnSynchronizationContext(TurnScheduler scheduler) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => scheduler.Post(d, state);

        public override void Send(SendOrPostCallback d, object? state)
        {
            scheduler.RequireTurn();
            d(state);
        }

        public override SynchronizationContext CreateCopy() => this;
    }
}
