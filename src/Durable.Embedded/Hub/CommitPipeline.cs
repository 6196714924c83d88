using Durable.Embedded.Store;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Hub;

/// <summary>
/// The single writer: takes all that is queued, makes it durable in one transaction, and only then lets it be dispatched.
/// A store that fails halts the hub: what is in memory may then be ahead of the file, so nothing goes on until it is opened again.
/// </summary>
internal sealed class CommitPipeline : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _queued = new(0);
    private readonly IHubTransaction _transaction;
    private readonly Action<CrashPoint>? _crashPoints;
    private readonly Action<Exception> _onHalted;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private List<IHubCommit> _queue = [];
    private Exception? _halted;
    private bool _isClosed;

    public CommitPipeline(IHubTransaction transaction, Action<CrashPoint>? crashPoints, Action<Exception> onHalted, ILogger logger)
    {
        _transaction = transaction;
        _crashPoints = crashPoints;
        _onHalted = onHalted;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "Durable hub writer" };
        _thread.UnsafeStart();
    }

    public void Enqueue(IHubCommit commit)
    {
        Exception? refused = null;
        var wasEmpty = false;
        lock (_gate)
        {
            refused = _halted ?? (_isClosed ? new ObjectDisposedException(nameof(EmbeddedHub), "The hub is closed.") : null);
            if (refused is null)
            {
                wasEmpty = _queue.Count == 0;
                _queue.Add(commit);
            }
        }

        if (refused is not null)
        {
            commit.Failed(refused);
        }
        else if (wasEmpty)
        {
            _queued.Release();
        }
    }

    /// <summary>Makes a write and gives its answer when it is durable.</summary>
    /// <param name="committed">Runs on the writer's thread, before anything that was queued later.</param>
    public Task<T> RunAsync<T>(Func<IHubTransaction, T> apply, Action<T> committed)
    {
        var request = new HubRequest<T>(apply, committed);
        Enqueue(request);
        return request.Task;
    }

    /// <summary>Waits until all that was queued before is durable, or the hub has halted.</summary>
    public async Task SettleAsync()
    {
        try
        {
            await RunAsync(static _ => true, static _ => { }).ConfigureAwait(false);
        }
        catch (HubHaltedException)
        {
            // Whoever asked for a write that was not made has been told.
        }
    }

    /// <summary>Writes what is queued and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        _queued.Release();
        _thread.Join();
        _queued.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _queued.Wait();
            List<IHubCommit> group;
            lock (_gate)
            {
                group = _queue;
                if (group.Count == 0 && _isClosed)
                {
                    return;
                }

                _queue = new List<IHubCommit>(group.Count);
            }

            if (group.Count > 0)
            {
                Commit(group);
            }
        }
    }

    private void Commit(List<IHubCommit> group)
    {
        try
        {
            _transaction.Begin();
            foreach (var commit in group)
            {
                commit.Apply(_transaction);
            }

            _crashPoints?.Invoke(CrashPoint.BeforeCommit);
            _transaction.Commit();
            _crashPoints?.Invoke(CrashPoint.AfterCommit);
            foreach (var commit in group)
            {
                commit.Committed();
            }
        }
        catch (Exception e) // the edge of the writer's thread: whatever it is, the hub must not go on
        {
            Halt(group, e);
        }
    }

    private void Halt(List<IHubCommit> group, Exception cause)
    {
        var reason = new HubHaltedException(
            $"The hub has halted because it could not be written: {cause.Message} Nothing acknowledged is lost; open it again.",
            cause
        );
        lock (_gate)
        {
            _halted = reason;
            group.AddRange(_queue);
            _queue = [];
        }

        HubLog.Halted(_logger, cause);
        foreach (var commit in group)
        {
            commit.Failed(reason);
        }

        _onHalted(reason);
    }
}
