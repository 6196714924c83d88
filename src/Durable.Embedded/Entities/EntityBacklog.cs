using Durable.Embedded.Store;

namespace Durable.Embedded.Entities;

/// <summary>
/// What an entity was sent and has not done, in order. While it is locked, only what its lock's owner sends goes on; the rest is held back
/// and comes first once the lock is released. Used by the entity's batch only.
/// </summary>
internal sealed class EntityBacklog
{
    private readonly Queue<EntityWork> _held = [];
    private Queue<EntityWork> _ready = [];

    /// <summary>Whether another batch may find work at once.</summary>
    public bool HasMore => _ready.Count > 0;

    public bool IsEmpty => _ready.Count == 0 && _held.Count == 0;

    /// <summary>The place of the oldest message that is left; what was taken before it is a prefix of the inbox.</summary>
    public long Oldest =>
        _held.TryPeek(out var held) ? held.Seq
        : _ready.TryPeek(out var ready) ? ready.Seq
        : long.MaxValue;

    public void Add(IEnumerable<EntityMail> mail)
    {
        foreach (var (message, seq) in mail)
        {
            _ready.Enqueue(new EntityWork(message, seq));
        }
    }

    /// <summary>Takes the next message that may go on.</summary>
    /// <param name="held">The entity's lock, if it is locked.</param>
    /// <param name="next">The message.</param>
    public bool TryTake(EntityLock? held, out EntityWork next)
    {
        while (_ready.TryDequeue(out next))
        {
            if (held is null || next.Message.CallerId == held.Owner)
            {
                return true;
            }

            _held.Enqueue(next);
        }

        return false;
    }

    /// <summary>Lets go on what was held back.</summary>
    public void Unlock()
    {
        _ready = new Queue<EntityWork>([.. _held, .. _ready]);
        _held.Clear();
    }
}
