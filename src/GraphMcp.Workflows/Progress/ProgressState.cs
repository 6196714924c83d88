using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
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

    /// <summary>Gets or sets the files of the plan.</summary>
    public long Files { get; set; }

    /// <summary>Gets or sets the batches of the plan.</summary>
    public long Batches { get; set; }

    /// <summary>Gets or sets the bytes of the plan.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets or sets the files of the plan by source type.</summary>
    public IDictionary<SourceType, long> SourceTypes { get; set; } = new Dictionary<SourceType, long>();

    /// <summary>Gets or sets the numbers of the shards that have ended, as bits.</summary>
    public byte[] EndedShards { get; set; } = [];

    /// <summary>Gets or sets the batches of the shards that have ended.</summary>
    public long EndedBatches { get; set; }

    /// <summary>Gets or sets the files of the shards that have ended.</summary>
    public IDictionary<SourceType, FileCounts> Ended { get; set; } = new Dictionary<SourceType, FileCounts>();

    /// <summary>Gets or sets what of these is of the process steps behind the first, by their numbers.</summary>
    public IDictionary<int, FileCounts> EndedSteps { get; set; } = new Dictionary<int, FileCounts>();

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

    /// <summary>Gets or sets the planned files that it ended with, once for each process step; null while it runs.</summary>
    public long? ClosedFiles { get; set; }

    /// <summary>Gets or sets the files of each process step that it ended with.</summary>
    public IDictionary<string, FileCounts>? ClosedSteps { get; set; }

    internal bool PlanComplete => Closed || (LastPage is { } last && NumberSet.Count(Planned) == last + 1);

    internal static string StepName(StepKind kind) => kind.ToString().ToLowerInvariant();

    internal void Begin(WorkflowBegun begun) => Begun ??= Closed ? null : begun;

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
                Rate.Add(vector.At, Shards[vector.Shard].Move(vector));
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

        if (ShardNumbers.StepOf(shard.Shard) is var step and > 0)
        {
            FileCounts.Add(EndedSteps, step, FileCounts.Sum(shard.Counts.Values));
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
            (Closed, ClosedFiles, EndedBatches) = (true, totals.Files, totals.Batches);
            ClosedSteps = totals.Steps.ToDictionary(StringComparer.Ordinal);
            Ended = totals.Counts.ToDictionary();
            EndedSteps.Clear();
            Shards.Clear();
        }
    }

    /// <summary>Returns the files that are done, by source type.</summary>
    internal IReadOnlyDictionary<SourceType, FileCounts> Counts()
    {
        var counts = new Dictionary<SourceType, FileCounts>(Ended);
        foreach (var shard in Shards.Values)
        {
            shard.AddTo(counts);
        }

        return counts;
    }

    /// <summary>Returns the files of a process step that are done.</summary>
    internal FileCounts CountsOf(ProcessStep step)
    {
        if (ClosedSteps is { Count: > 0 } closed)
        {
            return closed.TryGetValue(step.Id, out var total) ? total : new FileCounts();
        }

        var ended =
            step.Number == 0 ? FileCounts.Sum(Ended.Values) - FileCounts.Sum(EndedSteps.Values)
            : EndedSteps.TryGetValue(step.Number, out var known) ? known
            : new FileCounts();
        return Shards
            .Where(shard => ShardNumbers.StepOf(shard.Key) == step.Number)
            .Aggregate(ended, (sum, shard) => sum + shard.Value.Total);
    }
}
