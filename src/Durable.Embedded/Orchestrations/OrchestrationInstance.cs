using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Timers;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>An unfinished orchestration instance in memory: its mailbox, and between turns its session unless that was evicted.</summary>
internal sealed class OrchestrationInstance(InstanceRow row, CancellationToken stopping) : Mailbox<HistoryEvent>
{
    private readonly Dictionary<int, TimerEntry> _timers = [];
    private CancellationTokenSource? _cancellation;
    private volatile bool _isFinished;

    public long Key { get; } = row.Key;

    public string Id { get; } = row.Id;

    /// <summary>The trace that it belongs to.</summary>
    public string? TraceParent { get; } = row.TraceParent;

    public string? TraceState { get; } = row.TraceState;

    /// <summary>Answers to another execution are too late.</summary>
    public string ExecutionId { get; private set; } = row.ExecutionId;

    /// <summary>The stored row of a generation that has had no turn yet; null once it has.</summary>
    public InstanceRow? Fresh { get; private set; } = row;

    /// <summary>Used by the turn only, and by eviction while no turn can begin.</summary>
    public OrchestrationSession? Session { get; set; }

    /// <summary>Found unfinished when the hub was opened: what it had asked for must be dispatched again.</summary>
    public bool IsRecovered { get; set; }

    /// <summary>Whether its start time has not come: only its termination wakes it before.</summary>
    public bool IsHeld { get; set; }

    public bool IsFinished => _isFinished;

    /// <summary>Its place in the order of last use.</summary>
    public LinkedListNode<OrchestrationInstance>? Use { get; set; }

    /// <summary>Cancelled when the instance is terminated or the hub stops.</summary>
    public CancellationToken Cancellation
    {
        get
        {
            if (_cancellation is null)
            {
                var created = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                if (Interlocked.CompareExchange(ref _cancellation, created, null) is not null)
                {
                    created.Dispose();
                }
            }

            return _cancellation?.Token ?? new CancellationToken(canceled: true);
        }
    }

    public void DropSession()
    {
        Session?.Dispose();
        Session = null;
    }

    public void Began() => Fresh = null;

    public void ContinueAsNew(InstanceRow next)
    {
        ExecutionId = next.ExecutionId;
        Fresh = next;
    }

    public void AddTimer(int id, TimerEntry timer) => _timers[id] = timer;

    public TimerEntry? TakeTimer(int id) => _timers.Remove(id, out var timer) ? timer : null;

    /// <summary>Ends it in memory: what still runs for it is cancelled, its timers are given back.</summary>
    public IReadOnlyCollection<TimerEntry> Finish()
    {
        _isFinished = true;
        if (_cancellation is { } cancellation)
        {
            _ = CancelAsync(cancellation);
        }

        TimerEntry[] timers = [.. _timers.Values];
        _timers.Clear();
        return timers;
    }

    private static async Task CancelAsync(CancellationTokenSource cancellation)
    {
        // User code may hang on to the token: it is told on a thread of the pool, never on the writer's.
        await cancellation.CancelAsync().ConfigureAwait(false);
        cancellation.Dispose();
    }

    protected override bool Wakes(HistoryEvent message) => !IsHeld || message is ExecutionTerminatedEvent;
}
