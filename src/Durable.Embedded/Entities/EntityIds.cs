using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>Entities share the ids of a hub with orchestrations: theirs begin with an @.</summary>
internal static class EntityIds
{
    public static bool IsEntity(string id) => id.StartsWith('@');

    /// <summary>Refuses the id of an entity.</summary>
    public static void RequireOrchestration(string? id)
    {
        if (id is not null && IsEntity(id))
        {
            throw new ArgumentException($"Instance IDs that begin with '@' are those of entities: '{id}'.", nameof(id));
        }
    }

    public static void RequireSet(EntityInstanceId id)
    {
        if (id == default)
        {
            throw new ArgumentException("The entity ID is not set.", nameof(id));
        }
    }
}
