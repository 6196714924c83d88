namespace GraphMcp.Workflows.Pools;

/// <summary>One pool on this host: who is in it, and who waits in the order of coming.</summary>
internal sealed class ResourcePool(string name)
{
    private readonly Lock changing = new();
    private readonly List<PoolPlace> inside = [];
    private readonly LinkedList<PoolPlace> waiting = [];
    private int? set;
    private int? configured;
    private int? ofTemplate;

    /// <summary>Gets whether anything gives it a limit.</summary>
    public bool HasLimit
    {
        get
        {
            lock (changing)
            {
                return Limit is not null;
            }
        }
    }

    /// <summary>A limit that was set holds before the host's, that before those of templates, of which the lowest in use holds.</summary>
    private int? Limit => set ?? configured ?? inside.Concat(waiting).Select(place => place.LimitOfTemplate).Min() ?? ofTemplate;

    /// <summary>Joins the queue; the place is entered at once where one is free.</summary>
    public PoolPlace Join(int? limitOfTemplate)
    {
        var place = new PoolPlace(limitOfTemplate);
        lock (changing)
        {
            ofTemplate = limitOfTemplate ?? ofTemplate;
            waiting.AddLast(place);
            Admit();
        }

        return place;
    }

    /// <summary>Leaves the pool or the queue.</summary>
    public void Leave(PoolPlace place)
    {
        lock (changing)
        {
            if (!inside.Remove(place))
            {
                waiting.Remove(place);
            }

            Admit();
        }
    }

    /// <summary>Takes what limits it from outside; whoever is in it stays.</summary>
    public void Limits(int? newSet, int? newConfigured)
    {
        lock (changing)
        {
            (set, configured) = (newSet, newConfigured);
            Admit();
        }
    }

    public PoolStatus Snapshot()
    {
        lock (changing)
        {
            var origin =
                set is not null ? "set"
                : configured is not null ? "configuration"
                : "template";
            return new PoolStatus(name, Limit, inside.Count, waiting.Count, origin);
        }
    }

    private void Admit()
    {
        while (waiting.First is { } first && inside.Count < (Limit ?? 0))
        {
            waiting.RemoveFirst();
            inside.Add(first.Value);
            first.Value.Enter();
        }
    }
}
