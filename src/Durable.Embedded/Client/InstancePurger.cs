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
        RequireFlat(options);
        var status = await hub.Pipeline.RunAsync(transaction => Purge(transaction, instanceId), static _ => { }).ConfigureAwait(false);
        return status switch
        {
            null => new PurgeResult(0, isComplete: true),
            { } found when found.IsFinished() => new PurgeResult(1, isComplete: true),
            _ => throw new InvalidOperationException($"The instance '{instanceId}' is {status}; only finished instances can be purged."),
        };
    }

    public async Task<PurgeResult> PurgeAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options, CancellationToken cancellation)
    {
        RequireFlat(options);
        var purged = 0;
        var query = QueryOf(filter);
        while (hub.Store.QueryInstances(query) is { Count: > 0 } page)
        {
            cancellation.ThrowIfCancellationRequested();
            purged += await hub
                .Pipeline.RunAsync(
                    transaction => page.Count(row => Purge(transaction, row.Id) is { } status && status.IsFinished()),
                    static _ => { }
                )
                .ConfigureAwait(false);
            query = query with { AfterKey = page[^1].Key };
        }

        return new PurgeResult(purged, isComplete: true);
    }

    /// <summary>Removes an instance if it has finished, and gives its status.</summary>
    private static OrchestrationStatus? Purge(IHubTransaction transaction, string instanceId)
    {
        var row = transaction.FindInstance(instanceId);
        if (row is { IsFinished: true })
        {
            transaction.Delete(row.Key);
        }

        return row?.Status;
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

    private static void RequireFlat(PurgeInstanceOptions? options)
    {
        if (options is { Recursive: true })
        {
            throw new NotSupportedException("The embedded engine does not support recursive purging (PurgeInstanceOptions.Recursive) yet.");
        }
    }
}
