namespace Durable.Embedded.Timers;

/// <summary>
/// All that is due at a time. Nothing fires early. The system is asked for short delays only, again and again, so a timer may be years away
/// and a step of the system's clock is noticed.
/// </summary>
internal sealed class TimerQueue : IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private PriorityQueue<TimerEntry, long> _entries = new();
    private long _armedFor = long.MaxValue;
    private int _cancelled;
    private bool _isClosed;

    public TimerQueue(TimeProvider time)
    {
        _time = time;
        // The timer outlives whoever opens the hub, and must not carry its ambient values.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(
                static state => ((TimerQueue)state!).FireDue(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
        }
    }

    /// <summary>Adds something that is due at a time.</summary>
    /// <param name="fire">Runs on a thread of the pool, once, when it is due.</param>
    public TimerEntry Add(DateTime due, Action fire)
    {
        var entry = new TimerEntry(due, fire);
        lock (_gate)
        {
            _entries.Enqueue(entry, due.Ticks);
            if (due.Ticks < _armedFor)
            {
                Arm();
            }
        }

        return entry;
    }

    public void Cancel(TimerEntry entry)
    {
        lock (_gate)
        {
            // Removing from a heap is a search; cancelled entries stay, without what they hold, until they are many.
            if (entry.TryCancel() && ++_cancelled > 1000 && _cancelled > _entries.Count / 2)
            {
                _entries = new(_entries.UnorderedItems.Where(item => !item.Element.IsCancelled));
                _cancelled = 0;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        _timer.Dispose();
    }

    private void FireDue()
    {
        List<Action> due = [];
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcTicks;
            while (!_isClosed && _entries.TryPeek(out var entry, out var at) && at <= now)
            {
                _entries.Dequeue();
                if (entry.Take() is { } fire)
                {
                    due.Add(fire);
                }
                else
                {
                    _cancelled--;
                }
            }

            Arm();
        }

        due.ForEach(static fire => fire());
    }

    private void Arm()
    {
        _armedFor = long.MaxValue;
        if (_isClosed || !_entries.TryPeek(out _, out var next))
        {
            return;
        }

        var delay = TimeSpan.FromTicks(Math.Max(0, next - _time.GetUtcNow().UtcTicks));
        _armedFor = next;
        // The system counts whole milliseconds: rounded up, it wakes us once instead of twice.
        _timer.Change(
            delay < LongestDelay ? TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)) : LongestDelay,
            Timeout.InfiniteTimeSpan
        );
    }
}
