using System.Collections.Concurrent;
using GraphMcp.Workflows.Errors;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Pools;

/// <summary>The pools of this host. What others set is read again at most every two seconds while somebody asks.</summary>
internal sealed partial class ResourcePools(PoolLimits limits, TimeProvider clock, ILogger<ResourcePools> logger) : IResourcePools
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (ResourcePool Pool, long ReadAt)> pools = new(StringComparer.Ordinal);

    public async Task<IAsyncDisposable> EnterAsync(
        IEnumerable<string> pools,
        IReadOnlyDictionary<string, int> templateLimits,
        WorkflowErrorContext context,
        CancellationToken cancellationToken
    )
    {
        var ofTemplate = templateLimits.ToDictionary(limit => PoolName.Check(limit.Key), limit => limit.Value, StringComparer.Ordinal);
        var lease = new PoolLease();
        try
        {
            foreach (var name in pools.Select(PoolName.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                int? limit = ofTemplate.TryGetValue(name, out var given) ? PoolLimits.Check(given) : null;
                await EnterAsync(name, limit, lease, context, cancellationToken);
            }

            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<PoolStatus>> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        var names = limits.Configured.Keys.Concat(await limits.ListAsync(cancellationToken)).Concat(pools.Keys);
        var found = new List<PoolStatus>();
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            found.Add((await FindAsync(name, cancellationToken)).Snapshot());
        }

        return found;
    }

    public async Task<PoolStatus> SetLimitAsync(string pool, int limit, CancellationToken cancellationToken = default)
    {
        var name = PoolName.Check(pool);
        await limits.WriteAsync(name, PoolLimits.Check(limit), cancellationToken);
        var changed = pools.GetOrAdd(name, Create);
        Take(name, changed.Pool, limit);
        LogLimit(name, limit);
        return changed.Pool.Snapshot();
    }

    private async Task EnterAsync(
        string name,
        int? limit,
        PoolLease lease,
        WorkflowErrorContext context,
        CancellationToken cancellationToken
    )
    {
        var pool = await FindAsync(name, cancellationToken);
        var place = pool.Join(limit);
        lease.Add(pool, place);
        if (!pool.HasLimit)
        {
            throw new WorkflowSetupException(ErrorCodes.UnknownPool, $"The pool '{name}' has no limit on this host.", context);
        }

        var started = clock.GetTimestamp();
        while (!await IsEnteredAsync(place, cancellationToken))
        {
            if (clock.GetElapsedTime(started) >= Patience)
            {
                throw new PoolBusyException(name, context);
            }

            _ = await FindAsync(name, cancellationToken);
        }
    }

    private async Task<bool> IsEnteredAsync(PoolPlace place, CancellationToken cancellationToken)
    {
        try
        {
            await place.WaitAsync(Fresh, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns a pool under the limits that hold now, as far as they can be read.</summary>
    private async Task<ResourcePool> FindAsync(string name, CancellationToken cancellationToken)
    {
        var (pool, readAt) = pools.GetOrAdd(name, Create);
        if (readAt == 0 || clock.GetElapsedTime(readAt) >= Fresh)
        {
            try
            {
                Take(name, pool, await limits.ReadAsync(name, cancellationToken));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WorkflowException && readAt != 0)
            {
                // What was read last holds.
                LogUnread(name, WorkflowErrors.Of(exception).Message);
            }
        }

        return pool;
    }

    private void Take(string name, ResourcePool pool, int? set)
    {
        pool.Limits(set, limits.Configured.TryGetValue(name, out var configured) ? configured : null);
        pools[name] = (pool, Math.Max(1, clock.GetTimestamp()));
    }

    private static (ResourcePool Pool, long ReadAt) Create(string name) => (new ResourcePool(name), 0);

    [LoggerMessage(Level = LogLevel.Information, Message = "The limit of the pool {Pool} is {Limit} now")]
    private partial void LogLimit(string pool, int limit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The limit of the pool {Pool} could not be read: {Reason}")]
    private partial void LogUnread(string pool, string reason);
}
