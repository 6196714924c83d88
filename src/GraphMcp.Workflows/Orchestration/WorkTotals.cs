using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Adds up what batches, or shards, have done.</summary>
internal sealed class WorkTotals
{
    private readonly SortedDictionary<SourceType, FileCounts> counts = [];

    private readonly SortedDictionary<string, FileCounts> steps = new(StringComparer.Ordinal);

    public int Batches { get; private set; }

    public long References { get; private set; }

    public long ChangedFiles { get; private set; }

    public IReadOnlyDictionary<SourceType, FileCounts> Counts => counts;

    public FileCounts Files => counts.Values.Aggregate(new FileCounts(), (sum, more) => sum + more);

    public void Add(string stepId, BatchResult batch)
    {
        FileCounts.Add(steps, stepId, CountsOf(batch));
        Add(batch);
    }

    public void Add(BatchResult batch) => Add(1, batch.References, batch.ChangedFiles, [new(batch.SourceType, CountsOf(batch))]);

    /// <summary>Gets the files by process step.</summary>
    public IReadOnlyDictionary<string, FileCounts> Steps => steps;

    public void Add(string stepId, ShardOutcome shard)
    {
        FileCounts.Add(steps, stepId, shard.Counts.Values.Aggregate(new FileCounts(), (sum, more) => sum + more));
        Add(shard);
    }

    private void Add(ShardOutcome shard) => Add(shard.BatchesDone, shard.References, shard.ChangedFiles, shard.Counts);

    public static FileCounts CountsOf(BatchResult batch) => new(batch.Processed, batch.Skipped, batch.Failed, batch.Bytes);

    private void Add(int batches, long references, long changedFiles, IEnumerable<KeyValuePair<SourceType, FileCounts>> more)
    {
        Batches += batches;
        References += references;
        ChangedFiles += changedFiles;
        foreach (var (type, files) in more)
        {
            FileCounts.Add(counts, type, files);
        }
    }
}
