using Durable.Embedded.Hub;

namespace Durable.Embedded.Entities;

/// <summary>An entity in memory: the operations that wait for it, and its state unless that was evicted.</summary>
internal sealed class EntityInstance(string id) : Mailbox<EntityMail>
{
    public string Id { get; } = id;

    /// <summary>Whether <see cref="State"/> is known. Used by the batch only, and by eviction while none can begin.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The serialized state; null if the entity has none.</summary>
    public string? State { get; private set; }

    public void Load(string? state)
    {
        State = state;
        IsLoaded = true;
    }
}
