using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>The locks that an orchestration has asked for or holds, and what it must not do meanwhile. It is in one critical section at most.</summary>
internal sealed class CriticalSection
{
    private readonly HashSet<EntityInstanceId> _available = [];
    private EntityInstanceId[] _locks = [];
    private bool _isPending;

    /// <summary>Names the section; null outside of one.</summary>
    public string? Id { get; private set; }

    /// <summary>The locked entities that no call is under way to, in the order in which they were locked.</summary>
    public IReadOnlyList<EntityInstanceId> Available => [.. _locks.Where(_available.Contains)];

    /// <summary>All orchestrations lock in the same order, so they never wait for each other in a circle.</summary>
    public static EntityInstanceId[] InOrder(IEnumerable<EntityInstanceId> ids) =>
        [.. ids.Distinct().OrderBy(id => id.Name, StringComparer.Ordinal).ThenBy(id => id.Key, StringComparer.Ordinal)];

    /// <summary>The locks are asked for.</summary>
    public void Begin(string id, EntityInstanceId[] locks)
    {
        Id = id;
        _locks = locks;
        _isPending = true;
    }

    /// <summary>All of them are held.</summary>
    public void Enter()
    {
        _isPending = false;
        _available.UnionWith(_locks);
    }

    /// <summary>Ends the section and gives what was locked for it.</summary>
    public IReadOnlyList<EntityInstanceId> Leave()
    {
        var locks = _locks;
        Id = null;
        _locks = [];
        _available.Clear();
        return locks;
    }

    /// <summary>What is thrown for what must not be done in a critical section.</summary>
    public static InvalidOperationException Refusal(string action) =>
        new($"An orchestration that holds entity locks, or waits for them, must not {action}.");

    public void RequireNotLocked(EntityInstanceId id)
    {
        if (_locks.Contains(id))
        {
            throw new InvalidOperationException($"The entity '{id}' is locked by this critical section: it must be called, not signalled.");
        }
    }

    /// <summary>Begins a call, if that is allowed: one at a time to each of the locked entities, and none to others.</summary>
    public void BeginCall(EntityInstanceId id)
    {
        if (Id is not null && !_available.Remove(id))
        {
            throw new InvalidOperationException(
                _isPending ? $"The entity '{id}' must not be called before the locks that were asked for are held: await them first."
                : _locks.Contains(id)
                    ? $"The entity '{id}' must not be called again while an earlier call of this critical section is under way."
                : $"The entity '{id}' must not be called from a critical section that has not locked it."
            );
        }
    }

    /// <summary>A call was answered.</summary>
    public void EndCall(EntityInstanceId id)
    {
        if (!_isPending && _locks.Contains(id))
        {
            _available.Add(id);
        }
    }
}
