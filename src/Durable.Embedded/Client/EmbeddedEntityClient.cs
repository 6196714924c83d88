using Durable.Embedded.Entities;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Client;

/// <summary>Signals and shows the entities of an embedded hub.</summary>
internal sealed class EmbeddedEntityClient(HubServices hub) : DurableEntityClient("embedded")
{
    private readonly EntityCleaner _cleaner = new(hub);

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
        var message = EntityMessage.Call(operationName, hub.Converter.Serialize(input));
        var (target, dueAt) = (id.ToString(), options?.SignalTime?.UtcDateTime);
        var span = EntityTrace.Signal(target, dueAt, hub.Clock.UtcNow, ref message);
        var operation = message.Written();
        var outbox = hub.NewOutbox();
        return hub.Pipeline.RunAsync(
            transaction =>
            {
                outbox.Send(transaction, target, operation, dueAt);
                return true;
            },
            _ =>
            {
                span?.Tell(hub.Clock.UtcNow);
                outbox.Deliver();
            }
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

    public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) => Pages(filter).PagesAsync(Show);

    public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) =>
        Pages(filter).PagesAsync(Show<T>);

    public override Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest? request = null,
        bool continueUntilComplete = true,
        CancellationToken cancellation = default
    ) => _cleaner.CleanAsync(request ?? CleanEntityStorageRequest.Default, continueUntilComplete, cancellation);

    private EntityPages Pages(EntityQuery? filter) => new(hub.Store, filter ?? new EntityQuery());

    /// <summary>As published, an entity without a state is none, unless a query asks for those too.</summary>
    private EntityRow? Find(EntityInstanceId id, CancellationToken cancellation)
    {
        EntityIds.RequireSet(id);
        cancellation.ThrowIfCancellationRequested();
        return hub.Store.FindEntity(id.ToString()) is { State: not null } row ? row : null;
    }

    private EntityMetadata Show(EntityRow row, bool includeState) =>
        new(EntityInstanceId.FromString(row.Id), includeState && row.State is { } state ? new SerializedData(state, hub.Converter) : null)
        {
            LastModifiedTime = new DateTimeOffset(row.UpdatedAt),
            BacklogQueueSize = row.Backlog,
            LockedBy = row.Lock?.Owner,
        };

    private EntityMetadata<T> Show<T>(EntityRow row, bool includeState)
    {
        var id = EntityInstanceId.FromString(row.Id);
        var (modified, backlog, owner) = (new DateTimeOffset(row.UpdatedAt), row.Backlog, row.Lock?.Owner);
        return includeState && row.State is { } state
            ? new EntityMetadata<T>(id, hub.Converter.Deserialize<T>(state))
            {
                LastModifiedTime = modified,
                BacklogQueueSize = backlog,
                LockedBy = owner,
            }
            : new EntityMetadata<T>(id)
            {
                LastModifiedTime = modified,
                BacklogQueueSize = backlog,
                LockedBy = owner,
            };
    }
}
