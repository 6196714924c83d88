namespace GraphMcp.Workflows.Progress;

/// <summary>How many files were done when, in slices of five seconds over the last minute, and since the first.</summary>
public sealed class RateWindow
{
    private const long SliceSeconds = 5;
    private const int Slices = 12;

    /// <summary>Gets or sets the files of each slice, by the slice's number since the epoch; fewer than none where an attempt starts over.</summary>
    public IDictionary<long, long> Files { get; set; } = new Dictionary<long, long>();

    /// <summary>Gets or sets when the first batch started.</summary>
    public DateTimeOffset? First { get; set; }

    /// <summary>Gets or sets when anything was last heard of.</summary>
    public DateTimeOffset? Last { get; set; }

    internal void Add(DateTimeOffset at, long files)
    {
        First = First is null || at < First ? at : First;
        Last = Last is null || at > Last ? at : Last;
        var slice = SliceOf(at);
        if (files != 0)
        {
            Files[slice] = (Files.TryGetValue(slice, out var known) ? known : 0) + files;
        }

        var oldest = SliceOf(Last.Value) - Slices;
        foreach (var old in Files.Keys.Where(key => key < oldest).ToList())
        {
            Files.Remove(old);
        }
    }

    /// <summary>Returns the files per second over the minute before <paramref name="now"/>, or since the first batch started if that is less.</summary>
    internal double Recent(DateTimeOffset now)
    {
        if (First is not { } first || Last is not { } last)
        {
            return 0;
        }

        // Clocks of several machines: what was heard of has happened.
        var end = now > last ? now : last;
        var start = end.AddSeconds(-SliceSeconds * Slices);
        var seconds = (end - (first > start ? first : start)).TotalSeconds;
        var files = Files.Where(slice => slice.Key >= SliceOf(start)).Sum(slice => slice.Value);
        return seconds > 0 ? Math.Max(0, files) / seconds : 0;
    }

    /// <summary>Returns the files per second since the first batch started.</summary>
    internal double Overall(long files) => First is { } first && Last is { } last && last > first ? files / (last - first).TotalSeconds : 0;

    private static long SliceOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / SliceSeconds;
}
