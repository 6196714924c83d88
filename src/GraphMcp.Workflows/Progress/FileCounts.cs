namespace GraphMcp.Workflows.Progress;

/// <summary>How files that are done have ended.</summary>
/// <param name="Processed">Those that were processed.</param>
/// <param name="Skipped">Those that were left alone.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Bytes">The bytes of all of them, as planned.</param>
public sealed record FileCounts(long Processed = 0, long Skipped = 0, long Failed = 0, long Bytes = 0)
{
    /// <summary>Gets all of them.</summary>
    public long Files => Processed + Skipped + Failed;

    /// <summary>Adds two counts.</summary>
    public static FileCounts operator +(FileCounts left, FileCounts right) =>
        new(left.Processed + right.Processed, left.Skipped + right.Skipped, left.Failed + right.Failed, left.Bytes + right.Bytes);

    /// <summary>Subtracts counts.</summary>
    public static FileCounts operator -(FileCounts left, FileCounts right) =>
        new(left.Processed - right.Processed, left.Skipped - right.Skipped, left.Failed - right.Failed, left.Bytes - right.Bytes);

    internal static FileCounts Sum(IEnumerable<FileCounts> counts) => counts.Aggregate(new FileCounts(), (sum, more) => sum + more);

    /// <summary>Returns as much of it as so many files may be; what failed is never left out first.</summary>
    internal FileCounts AtMost(long files)
    {
        if (Files <= files)
        {
            return this;
        }

        var failed = Math.Min(Failed, files);
        var skipped = Math.Min(Skipped, files - failed);
        return new FileCounts(files - failed - skipped, skipped, failed, Bytes * files / Files);
    }

    /// <summary>Adds counts to those of one key.</summary>
    internal static void Add<TKey>(IDictionary<TKey, FileCounts> counts, TKey key, FileCounts more) =>
        counts[key] = counts.TryGetValue(key, out var known) ? known + more : more;
}
