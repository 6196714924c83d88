using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Progress;

/// <summary>A workflow's progress as its entity keeps it; however large the workflow is, it stays small.</summary>
/// <remarks>Every signal may come late, twice or before another: the sums are the same in the end. Once closed, nothing changes it.</remarks>
public sealed class ProgressState
{
    /// <summary>Gets or sets the numbers of the pages that were planned, as bits.</summary>
    public byte[] Planned { get; set; } = [];

    /// <summary>Gets or sets whether the last page was planned; the plan is complete when all before it are there too.</summary>
    public int? LastPage { get; set; }

    /// <summary>Gets or sets the planned files.</summary>
    public long Files { get; set; }

    /// <summary>Gets or sets the planned batches.</summary>
    public long Batches { get; set; }

    /// <summary>Gets or sets the planned bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets or sets the planned files by source type.</summary>
    public IDictionary<SourceType, long> SourceTypes { get; set; } = new Dictionary<SourceType, long>();

    /// <summary>Gets or sets the numbers of the shards that have ended, as bits.</summary>
    public byte[] EndedShards { get; set; } = [];

    /// <summary>Gets or sets the batches of the shards that have ended.</summary>
    public long EndedBatches { get; set; }

    /// <summary>Gets or sets the files of the shards that have ended.</summary>
    public IDictionary<SourceType, FileCounts> Ended { get; set; } = new Dictionary<SourceType, FileCounts>();

    /// <summary>Gets or sets the shards that run.</summary>
    public IDictionary<int, ShardProgress> Shards { get; set; } = new Dictionary<int, ShardProgress>();

    /// <summary>Gets or sets the pages of the steps behind the processing.</summary>
    public IDictionary<string, StepProgress> Steps { get; set; } = new Dictionary<string, StepProgress>(StringComparer.Ordinal);

    /// <summary>Gets or sets the files that were done lately.</summary>
    public RateWindow Rate { get; set; } = new();

    /// <summary>Gets or sets the steps, once the workflow has told them.</summary>
    public WorkflowBegun? Begun { get; set; }

    /// <summary>Gets or sets whether the workflow has ended.</summary>
    public bool Closed { get; set; }

    internal bool PlanComplete => Closed || (LastPage is { } last && NumberSet.Count(Planned) == last + 1);

    internal static string StepName(StepKind kind) => kind.ToString().ToLowerInvariant();

    internal void Begin(WorkflowBegun begun) => Begun ??= begun;

    internal void Plan(PagePlanned page)
    {
        if (Closed || NumberSet.Contains(Planned, page.Shard))
        {
            return;
        }

        Planned = NumberSet.With(Planned, page.Shard);
        LastPage = page.IsLast ? page.Shard : LastPage;
        Files += page.Files;
        Batches += page.Batches;
        Bytes += page.Bytes;
        foreach (var (type, files) in page.SourceTypes)
        {
            SourceTypes[type] = (SourceTypes.TryGetValue(type, out var known) ? known : 0) + files;
        }
    }

    internal void Move(BatchesMoved moved)
    {
        foreach (var vector in moved.Batches)
        {
            if (!Closed && !NumberSet.Contains(EndedShards, vector.Shard))
            {
                Shards.TryAdd(vector.Shard, new ShardProgress());
                var before = FilesDone;
                Shards[vector.Shard].Move(vector);
                Rate.Add(vector.At, FilesDone - before);
            }
        }
    }

    internal void End(ShardEnded shard)
    {
        if (Closed || NumberSet.Contains(EndedShards, shard.Shard))
        {
            return;
        }

        EndedShards = NumberSet.With(EndedShards, shard.Shard);
        EndedBatches += shard.Batches;
        Shards.Remove(shard.Shard);
        foreach (var (type, counts) in shard.Counts)
        {
            FileCounts.Add(Ended, type, counts);
        }
    }

    internal void Advance(StepAdvanced step)
    {
        if (!Closed && (!Steps.TryGetValue(step.StepId, out var known) || known.PagesDone < step.PagesDone))
        {
            Steps[step.StepId] = new StepProgress(step.PagesDone, step.Pages);
        }
    }

    internal void Close(WorkflowClosed totals)
    {
        if (!Closed)
        {
            (Closed, Files, EndedBatches) = (true, totals.Files, totals.Batches);
            Ended = totals.Counts.ToDictionary();
            Shards.Clear();
        }
    }

    internal IReadOnlyDictionary<SourceType, FileCounts> Counts()
    {
        var counts = new Dictionary<SourceType, FileCounts>(Ended);
        foreach (var shard in Shards.Values)
        {
            foreach (var (type, done) in shard.Counts)
            {
                FileCounts.Add(counts, type, done);
            }

            foreach (var vector in shard.InFlight.Where(vector => vector.Counts.Files > 0))
            {
                FileCounts.Add(counts, vector.SourceType, vector.Counts);
            }
        }

        return counts;
    }

    private long FilesDone => Counts().Values.Sum(counts => counts.Files);
}
