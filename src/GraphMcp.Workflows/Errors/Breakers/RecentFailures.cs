namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>What failed lately, so that one bad file that is tried again and again counts once.</summary>
internal sealed class RecentFailures(TimeProvider clock, TimeSpan span)
{
    private const int Most = 1_000;
    private readonly Lock changing = new();
    private readonly Dictionary<string, long> failed = new(StringComparer.Ordinal);
    private long last;

    /// <summary>Gets whether anything failed lately.</summary>
    public bool Any
    {
        get
        {
            lock (changing)
            {
                return failed.Count > 0 && !IsOver(last);
            }
        }
    }

    public bool Contains(string subject)
    {
        lock (changing)
        {
            return failed.TryGetValue(subject, out var at) && !IsOver(at);
        }
    }

    public void Add(string subject)
    {
        lock (changing)
        {
            Shrink();
            failed[subject] = last = clock.GetTimestamp();
        }
    }

    public void Clear()
    {
        lock (changing)
        {
            failed.Clear();
        }
    }

    private void Shrink()
    {
        if (failed.Count >= Most)
        {
            foreach (var old in failed.Where(entry => IsOver(entry.Value)).Select(entry => entry.Key).ToList())
            {
                failed.Remove(old);
            }
        }

        if (failed.Count >= Most)
        {
            failed.Clear();
        }
    }

    private bool IsOver(long at) => clock.GetElapsedTime(at) > span;
}
