using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>How far a shard is that has not ended: the sum of its batches that are done, and the vectors of those in flight.</summary>
public sealed class ShardProgress
{
    /// <summary>Gets or sets the numbers of the batches that are done, as bits.</summary>
    public byte[] Done { get; set; } = [];

    /// <summary>Gets or sets the files of batches that are done.</summary>
    public IDictionary<SourceType, FileCounts> Counts { get; set; } = new Dictionary<SourceType, FileCounts>();

    /// <summary>Gets or sets the batches in flight.</summary>
    public IList<BatchVector> InFlight { get; set; } = [];

    internal FileCounts Total => FileCounts.Sum(Counts.Values.Concat(InFlight.Select(vector => vector.Counts)));

    /// <summary>Takes how far a batch is; returns by how many files that differs from what was known of it.</summary>
    internal long Move(BatchVector vector)
    {
        if (NumberSet.Contains(Done, vector.Batch))
        {
            return 0;
        }

        var known = InFlight.FirstOrDefault(other => other.Batch == vector.Batch);
        if (known is not null && !vector.Supersedes(known))
        {
            return 0;
        }

        if (known is not null)
        {
            InFlight.Remove(known);
        }

        if (vector.Done)
        {
            Done = NumberSet.With(Done, vector.Batch);
            FileCounts.Add(Counts, vector.SourceType, vector.Counts);
        }
        else
        {
            InFlight.Add(vector);
        }

        return vector.Counts.Files - (known?.Counts.Files ?? 0);
    }

    internal void AddTo(IDictionary<SourceType, FileCounts> counts)
    {
        foreach (var (type, done) in Counts)
        {
            FileCounts.Add(counts, type, done);
        }

        foreach (var vector in InFlight.Where(vector => vector.Counts.Files > 0))
        {
            FileCounts.Add(counts, vector.SourceType, vector.Counts);
        }
    }
}
