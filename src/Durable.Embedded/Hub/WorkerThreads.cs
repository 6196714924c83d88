namespace Durable.Embedded.Hub;

/// <summary>
/// A queue with threads of its own, so that work which blocks or computes does not starve the thread pool of the process.
/// Threads are started as they are needed, up to a limit.
/// </summary>
internal sealed class WorkerThreads<T>(string name, int limit)
{
    private readonly object _gate = new();
    private readonly Queue<T> _queue = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<T>? _handle;
    private State _state = State.NotStarted;
    private int _threads;
    private int _idle;

    private enum State
    {
        /// <summary>Takes work and keeps it.</summary>
        NotStarted,
        Running,

        /// <summary>Takes no more work; what is queued is done.</summary>
        Draining,

        /// <summary>Takes no more work; what is queued is left.</summary>
        Stopping,
    }

    private bool IsEnding => _state is State.Draining or State.Stopping;

    public void Enqueue(T item)
    {
        lock (_gate)
        {
            if (IsEnding)
            {
                return;
            }

            _queue.Enqueue(item);
            if (_state == State.Running)
            {
                Engage();
            }
        }
    }

    public void Start(Action<T> handle)
    {
        lock (_gate)
        {
            _handle = handle;
            _state = State.Running;
            for (var i = 0; i < Math.Min(limit, _queue.Count); i++)
            {
                Engage();
            }
        }
    }

    /// <summary>Takes no more work. The task ends when running work, and with <paramref name="drain"/> also queued work, is done.</summary>
    public Task StopAsync(bool drain)
    {
        lock (_gate)
        {
            _state = drain && _state is State.Running or State.Draining ? State.Draining : State.Stopping;
            if (_threads == 0)
            {
                _ended.TrySetResult();
            }

            Monitor.PulseAll(_gate);
        }

        return _ended.Task;
    }

    private void Engage()
    {
        if (_idle > 0)
        {
            // Counted off here: a second item must not rely on the thread that this one wakes.
            _idle--;
            Monitor.Pulse(_gate);
        }
        else if (_threads < limit)
        {
            _threads++;
            // Unsafe: the thread outlives what happens to run here, and must not carry its ambient values.
            new Thread(Run) { IsBackground = true, Name = name }.UnsafeStart();
        }
    }

    private void Run()
    {
        while (TryTake(out var item))
        {
            _handle!(item);
        }

        lock (_gate)
        {
            if (--_threads == 0)
            {
                _ended.TrySetResult();
            }
        }
    }

    private bool TryTake(out T item)
    {
        lock (_gate)
        {
            while (_state == State.Stopping || !_queue.TryDequeue(out item!))
            {
                if (IsEnding)
                {
                    item = default!;
                    return false;
                }

                _idle++;
                Monitor.Wait(_gate);
            }

            return true;
        }
    }
}
