using Durable.Embedded.Hub;
using Durable.Embedded.Store;

namespace Durable.Embedded.Entities;

/// <summary>An entity in memory: the messages that wait for it, and its state and lock unless these were evicted.</summary>
internal sealed class EntityInstance(string id) : Mailbox<EntityMail>
{
    public string Id { get; } = id;

    /// <summary>Taken from the mailbox and not done. Used by the batch only, and by eviction while none can begin.</summary>
    public EntityBacklog Backlog { get; } = new();

    /// <summary>Whether <see cref="State"/> and <see cref="Lock"/> are known. Used as the backlog is.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The serialized state; null if the entity has none.</summary>
    public string? State { get; private set; }

    public EntityLock? Lock { get; private set; }

    public void Load(string? state, EntityLock? held)
    {
        State = state;
        Lock = held;
        IsLoaded = true;
    }
}
