using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Durable.Embedded.Client;

/// <summary>Pages of entities in the order of their ids; a page's token is the last id on it, so what comes and goes meanwhile shifts nothing.</summary>
internal sealed class EntityPages(IHubStore store, EntityQuery query)
{
    public AsyncPageable<T> PagesAsync<T>(Func<EntityRow, bool, T> show)
        where T : notnull =>
        Pageable.Create(
            (token, pageSize, cancellation) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Task.FromResult(
                    Read(show, token ?? query.ContinuationToken, pageSize ?? query.PageSize ?? EntityQuery.DefaultPageSize)
                );
            }
        );

    private Page<T> Read<T>(Func<EntityRow, bool, T> show, string? after, int size)
        where T : notnull
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var rows = store.QueryEntities(
            new EntityFilter
            {
                AfterId = after ?? "",
                Limit = size,
                IdPrefix = query.InstanceIdStartsWith ?? "@",
                ModifiedFrom = query.LastModifiedFrom?.UtcDateTime,
                ModifiedTo = query.LastModifiedTo?.UtcDateTime,
                IncludesTransient = query.IncludeTransient,
            }
        );
        return new Page<T>([.. rows.Select(row => show(row, query.IncludeState))], rows.Count == size ? rows[^1].Id : null);
    }
}
