using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using DurableTask.Core;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>Removes finished instances with their histories.</summary>
internal sealed class InstancePurger(HubServices hub)
{
    private const int PageSize = 500;

    public async Task<PurgeResult> PurgeAsync(string instanceId, PurgeInstanceOptions? options)
    {
        var isRecursive = options is { Recursive: true };
        var (status, purged) = await hub
            .Pipeline.RunAsync(
                transaction => (transaction.FindInstance(instanceId)?.Status, Purge(transaction, instanceId, isRecursive)),
                static _ => { }
            )
            .ConfigureAwait(false);
        return status is { } found && !found.IsFinished()
            ? throw new InvalidOperationException($"The instance '{instanceId}' is {found}; only finished instances can be purged.")
            : new PurgeResult(purged, isComplete: true);
    }

    public async Task<PurgeResult> PurgeAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options, CancellationToken cancellation)
    {
        if (filter.Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(filter), timeout, "PurgeInstancesFilter.Timeout must be a positive TimeSpan.");
        }

        var isRecursive = options is { Recursive: true };
        var began = hub.Clock.Timestamp;
        var purged = 0;
        var query = QueryOf(filter);
        while (hub.Store.QueryInstances(query) is { Count: > 0 } page)
        {
            cancellation.ThrowIfCancellationRequested();
            purged += await hub
                .Pipeline.RunAsync(transaction => page.Sum(row => Purge(transaction, row.Id, isRecursive)), static _ => { })
                .ConfigureAwait(false);
            query = query with { AfterKey = page[^1].Key };
            if (filter.Timeout is { } limit && page.Count == PageSize && hub.Clock.ElapsedSince(began) >= limit)
            {
                return new PurgeResult(purged, isComplete: hub.Store.QueryInstances(query with { Limit = 1 }).Count == 0);
            }
        }

        return new PurgeResult(purged, isComplete: true);
    }

    /// <summary>Removes an instance if it has finished, and with it, if asked for, its sub-orchestrations that have; gives how many.</summary>
    private static int Purge(IHubTransaction transaction, string instanceId, bool isRecursive)
    {
        var purged = 0;
        var ids = new Stack<string>([instanceId]);
        while (ids.TryPop(out var id))
        {
            // One that was left running by its parent's end goes on, with its own sub-orchestrations.
            if (transaction.FindInstance(id) is not { IsFinished: true } row)
            {
                continue;
            }

            transaction.Delete(row.Key);
            purged++;
            foreach (var child in isRecursive ? transaction.Children(id) : [])
            {
                ids.Push(child);
            }
        }

        return purged;
    }

    private static InstanceFilter QueryOf(PurgeInstancesFilter filter) =>
        new()
        {
            Limit = PageSize,
            CreatedFrom = filter.CreatedFrom?.UtcDateTime,
            CreatedTo = filter.CreatedTo?.UtcDateTime,
            Statuses = Enum.GetValues<OrchestrationStatus>()
                .Where(status => status.IsFinished())
                .Where(status => filter.Statuses is null || filter.Statuses.Contains((OrchestrationRuntimeStatus)status))
                .ToHashSet(),
        };
}
