using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using DurableTask.Core.History;

namespace Durable.Embedded.Entities;

/// <summary>Sees to it that no lock outlives its owner.</summary>
internal static class EntityLocks
{
    /// <summary>
    /// Releases, with the commit in which an execution ends, all that it holds: also when it is terminated or fails outside of its code, where
    /// it sends no releases itself. Requests of its that are still on their way find it gone.
    /// </summary>
    public static void ReleaseAll(IHubTransaction transaction, Outbox outbox, string owner, IReadOnlyList<HistoryEvent> actions)
    {
        if (transaction.LocksOf(owner) is not { Count: > 0 } locks)
        {
            return;
        }

        var released = actions
            .OfType<EntityMessageSent>()
            .Where(sent => sent.Message.Kind == EntityMessageKind.Release)
            .Select(sent => sent.InstanceId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (entityId, section) in locks)
        {
            if (!released.Contains(entityId))
            {
                outbox.Send(transaction, entityId, EntityMessage.Release(owner, section).Written(), null);
            }
        }
    }
}
