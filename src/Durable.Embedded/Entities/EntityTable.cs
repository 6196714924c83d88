using Durable.Embedded.Hub;

namespace Durable.Embedded.Entities;

/// <summary>The entities in memory, and the queue of those that have operations to run.</summary>
internal sealed class EntityTable(int concurrency, int limit)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EntityInstance> _entities = new(StringComparer.Ordinal);

    public WorkerThreads<EntityInstance> Batches { get; } = new("Durable hub entities", concurrency);

    public void Deliver(string entityId, EntityMessage message, long seq)
    {
        lock (_gate)
        {
            if (!_entities.TryGetValue(entityId, out var entity))
            {
                _entities[entityId] = entity = new EntityInstance(entityId);
            }

            Queue(entity, entity.Post(new EntityMail(message, seq), seq));
        }
    }

    /// <summary>Ends a batch; an entity that has nothing to do leaves memory when too many are there.</summary>
    public void Release(EntityInstance entity)
    {
        lock (_gate)
        {
            if (entity.Backlog.HasMore)
            {
                entity.Wake();
            }

            var isIdle = entity.Backlog.IsEmpty;
            Queue(entity, entity.Release());
            if (isIdle && _entities.Count > limit)
            {
                entity.TryWhileIdle(() => _entities.Remove(entity.Id));
            }
        }
    }

    private void Queue(EntityInstance entity, bool isReady)
    {
        if (isReady)
        {
            Batches.Enqueue(entity);
        }
    }
}
