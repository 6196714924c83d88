namespace Durable.Embedded.Orchestrations;

/// <summary>Bounds how many orchestrators stay in memory between turns: the longest unused go first and are replayed when they are needed.</summary>
internal sealed class SessionCache(int limit)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<OrchestrationInstance> _used = [];

    /// <summary>Notes a turn; called at its end, before the next can begin.</summary>
    public void Touch(OrchestrationInstance instance)
    {
        if (limit == 0)
        {
            instance.DropSession();
            return;
        }

        lock (_gate)
        {
            Use(instance);
            Evict();
        }
    }

    public void Remove(OrchestrationInstance instance)
    {
        lock (_gate)
        {
            Forget(instance);
        }
    }

    private void Use(OrchestrationInstance instance)
    {
        if (instance.Use is { } place)
        {
            _used.Remove(place);
            _used.AddLast(place);
        }
        else
        {
            instance.Use = _used.AddLast(instance);
        }
    }

    private void Forget(OrchestrationInstance instance)
    {
        if (instance.Use is { } place)
        {
            _used.Remove(place);
            instance.Use = null;
        }
    }

    private void Evict()
    {
        for (var tries = _used.Count - limit; tries > 0; tries--)
        {
            var oldest = _used.First!.Value;
            if (oldest.TryWhileIdle(oldest.DropSession))
            {
                Forget(oldest);
            }
            else
            {
                Use(oldest);
            }
        }
    }
}
