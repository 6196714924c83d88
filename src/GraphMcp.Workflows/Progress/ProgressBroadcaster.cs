using System.Collections.Concurrent;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Plugins;

namespace GraphMcp.Workflows.Progress;

/// <summary>Tells every observer of the host how far workflows are: one call after another for a workflow, at most once a second, and at its end.</summary>
/// <remarks>
/// Whatever an observer does costs nobody else: it is given ten seconds, and what it throws is logged and listed. One whose call goes on after that
/// is left out until it has ended.
/// </remarks>
public sealed class ProgressBroadcaster(PartCatalog<IProgressObserver> observers, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Turn> turns = new(StringComparer.Ordinal);
    private readonly PartCalls<IProgressObserver> calls = new(TimeSpan.FromSeconds(10), clock);

    /// <summary>Gets whether there is anyone to tell.</summary>
    public bool HasObservers => observers.All.Count > 0;

    /// <summary>Tells how far a workflow is, unless it was told within the last second.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="read">Reads how far it is; only asked when somebody is told.</param>
    /// <param name="cancellationToken">Ends the call; what observers have begun goes on.</param>
    public async Task TellAsync(
        string workflowId,
        Func<CancellationToken, Task<WorkflowProgress>> read,
        CancellationToken cancellationToken = default
    )
    {
        var turn = turns.GetOrAdd(workflowId, _ => new Turn());
        if (!HasObservers || !turn.IsDue(clock.GetTimestamp(), Interval, clock))
        {
            return;
        }

        using var held = await turn.TakeAsync(cancellationToken);
        var progress = await read(cancellationToken);
        await ForEachAsync((observer, stop) => observer.OnProgressAsync(workflowId, progress, stop), cancellationToken);
    }

    /// <summary>Tells that a workflow has ended.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="read">Reads its last numbers; only asked when somebody is told.</param>
    /// <param name="cancellationToken">Ends the call; what observers have begun goes on.</param>
    public async Task TellEndAsync(
        string workflowId,
        WorkflowRunState state,
        Func<CancellationToken, Task<WorkflowProgress>> read,
        CancellationToken cancellationToken = default
    )
    {
        var turn = turns.GetOrAdd(workflowId, _ => new Turn());
        if (HasObservers)
        {
            using var held = await turn.TakeAsync(cancellationToken);
            var progress = await read(cancellationToken);
            await ForEachAsync((observer, stop) => observer.OnEndedAsync(workflowId, state, progress, stop), cancellationToken);
        }

        turns.TryRemove(workflowId, out _);
    }

    private Task ForEachAsync(Func<IProgressObserver, CancellationToken, ValueTask> tell, CancellationToken cancellationToken) =>
        Task.WhenAll(observers.All.Select(part => TellOneAsync(part.Instance, tell, cancellationToken)));

    private async Task TellOneAsync(
        IProgressObserver observer,
        Func<IProgressObserver, CancellationToken, ValueTask> tell,
        CancellationToken cancellationToken
    )
    {
        if (calls.IsLeftBehind(observer))
        {
            return;
        }

        try
        {
            await calls.RunAsync(observer, stop => tell(observer, stop).AsTask(), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            observers.Fail(observer, exception);
        }
    }

    /// <summary>Whose turn it is to tell of one workflow.</summary>
    // Nobody waits on the handle of the gate, so there is nothing to dispose.
#pragma warning disable CA1001
    private sealed class Turn
#pragma warning restore CA1001
    {
        private readonly SemaphoreSlim gate = new(1, 1);
        private readonly Lock sync = new();
        private long? told;

        public bool IsDue(long now, TimeSpan interval, TimeProvider clock)
        {
            lock (sync)
            {
                var isDue = told is not { } last || clock.GetElapsedTime(last, now) >= interval;
                told = isDue ? now : told;
                return isDue;
            }
        }

        public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
        {
            await gate.WaitAsync(cancellationToken);
            return new Held(gate);
        }
    }

    private sealed class Held(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
