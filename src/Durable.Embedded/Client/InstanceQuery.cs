using Durable.Embedded.Store;
using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>Pages of instances in the order of their creation; a page's token is the last key on it, so what is added or purged meanwhile shifts nothing.</summary>
internal sealed class InstanceQuery(IHubStore store, DataConverter converter, OrchestrationQuery query)
{
    public AsyncPageable<OrchestrationMetadata> PagesAsync() =>
        Pageable.Create(
            (token, pageSize, cancellation) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Task.FromResult(Read(token ?? query.ContinuationToken, pageSize ?? query.PageSize));
            }
        );

    private Page<OrchestrationMetadata> Read(string? token, int size)
    {
        var rows = store.QueryInstances(
            new InstanceFilter
            {
                AfterKey = KeyToken.Read(token),
                Limit = size,
                CreatedFrom = query.CreatedFrom?.UtcDateTime,
                CreatedTo = query.CreatedTo?.UtcDateTime,
                IdPrefix = query.InstanceIdPrefix,
                Statuses = query.Statuses?.Select(status => (OrchestrationStatus)status).ToHashSet() is { Count: > 0 } statuses
                    ? statuses
                    : null,
            }
        );
        return new Page<OrchestrationMetadata>(
            [.. rows.Select(row => Metadata.From(row, query.FetchInputsAndOutputs, converter))],
            KeyToken.Of(rows, size)
        );
    }
}
