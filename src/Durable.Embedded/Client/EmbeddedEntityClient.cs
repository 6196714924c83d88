using Durable.Embedded.Entities;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Client;

/// <summary>Signals and shows the entities of an embedded hub.</summary>
internal sealed class EmbeddedEntityClient(HubServices hub) : DurableEntityClient("embedded")
{
    public override Task SignalEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        SignalEntityOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        EntityIds.RequireSet(id);
        cancellation.ThrowIfCancellationRequested();
        var message = new EntityMessage(operationName, hub.Converter.Serialize(input)).ToJson();
        var outbox = hub.NewOutbox();
        return hub.Pipeline.RunAsync(
            transaction =>
            {
                outbox.Send(transaction, id.ToString(), message, options?.SignalTime?.UtcDateTime);
                return true;
            },
            _ => outbox.Deliver()
        );
    }

    public override Task<EntityMetadata?> GetEntityAsync(
        EntityInstanceId id,
        bool includeState = true,
        CancellationToken cancellation = default
    ) => Task.FromResult(Find(id, cancellation) is { } row ? Show(row, includeState) : null);

    public override Task<EntityMetadata<T>?> GetEntityAsync<T>(
        EntityInstanceId id,
        bool includeState = true,
        CancellationToken cancellation = default
    ) => Task.FromResult(Find(id, cancellation) is { } row ? Show<T>(row, includeState) : null);

    public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) =>
        PagesAsync(filter ?? new EntityQuery(), Show);

    public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) =>
        PagesAsync(filter ?? new EntityQuery(), Show<T>);

    public override Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest? request = null,
        bool continueUntilComplete = true,
        CancellationToken cancellation = default
    ) =>
        // An entity without a state leaves nothing behind, and there are no locks yet: it is always clean.
        Task.FromResult(new CleanEntityStorageResult { EmptyEntitiesRemoved = 0, OrphanedLocksReleased = 0 });

    private EntityRow? Find(EntityInstanceId id, CancellationToken cancellation)
    {
        EntityIds.RequireSet(id);
        cancellation.ThrowIfCancellationRequested();
        return hub.Store.FindEntity(id.ToString());
    }

    private EntityMetadata Show(EntityRow row, bool includeState) =>
        new(EntityInstanceId.FromString(row.Id), includeState ? new SerializedData(row.State, hub.Converter) : null)
        {
            LastModifiedTime = new DateTimeOffset(row.UpdatedAt),
        };

    private EntityMetadata<T> Show<T>(EntityRow row, bool includeState)
    {
        var id = EntityInstanceId.FromString(row.Id);
        return includeState
            ? new EntityMetadata<T>(id, hub.Converter.Deserialize<T>(row.State)) { LastModifiedTime = new DateTimeOffset(row.UpdatedAt) }
            : new EntityMetadata<T>(id) { LastModifiedTime = new DateTimeOffset(row.UpdatedAt) };
    }

    private AsyncPageable<T> PagesAsync<T>(EntityQuery query, Func<EntityRow, bool, T> show)
        where T : notnull =>
        Pageable.Create(
            (token, pageSize, cancellation) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Task.FromResult(
                    Read(query, show, token ?? query.ContinuationToken ?? "", pageSize ?? query.PageSize ?? EntityQuery.DefaultPageSize)
                );
            }
        );

    private Page<T> Read<T>(EntityQuery query, Func<EntityRow, bool, T> show, string after, int size)
        where T : notnull
    {
        var rows = hub.Store.QueryEntities(
            new EntityFilter
            {
                AfterId = after,
                Limit = size,
                IdPrefix = query.InstanceIdStartsWith ?? "@",
                ModifiedFrom = query.LastModifiedFrom?.UtcDateTime,
                ModifiedTo = query.LastModifiedTo?.UtcDateTime,
            }
        );
        return new Page<T>([.. rows.Select(row => show(row, query.IncludeState))], rows.Count == size ? rows[^1].Id : null);
    }
}
