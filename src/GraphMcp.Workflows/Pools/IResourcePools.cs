using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Pools;

/// <summary>The resource pools of this host: named limits on how many batches, of all its workflows, use something at once.</summary>
public interface IResourcePools
{
    /// <summary>Takes a place in each pool, in the order of their names so that nobody waits for somebody who waits for him.</summary>
    /// <param name="pools">The names.</param>
    /// <param name="templateLimits">The limits that the workflow's template gives.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The places; disposing it leaves them.</returns>
    /// <exception cref="WorkflowSetupException">A pool has no limit anywhere.</exception>
    /// <exception cref="PoolBusyException">No place became free in time.</exception>
    Task<IAsyncDisposable> EnterAsync(
        IEnumerable<string> pools,
        IReadOnlyDictionary<string, int> templateLimits,
        WorkflowErrorContext context,
        CancellationToken cancellationToken
    );

    /// <summary>Returns how all known pools are on this host, by name.</summary>
    Task<IReadOnlyList<PoolStatus>> SnapshotAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets a limit, here at once and on all other hosts of the workspace within seconds; a lowered one drains.</summary>
    /// <exception cref="WorkflowRequestException">The name or the limit is none.</exception>
    Task<PoolStatus> SetLimitAsync(string pool, int limit, CancellationToken cancellationToken = default);
}
