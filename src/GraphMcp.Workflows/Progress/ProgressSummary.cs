using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Progress;

/// <summary>Computes a workflow's statistics from the state of its progress.</summary>
internal static class ProgressSummary
{
    public const string LastMinuteRate = "last-minute rate";
    public const string OverallRate = "overall rate";
    private static readonly TimeSpan Forever = TimeSpan.FromDays(3650);

    /// <summary>Returns the statistics at a time.</summary>
    public static WorkflowProgress Compute(ProgressState state, DateTimeOffset now, string workflowId = "")
    {
        var steps = ProcessStep.Of(state);
        var times = steps.Count(step => !step.Skipped);
        var counts = state.Counts();
        var total = FileCounts.Sum(counts.Values);
        var progress = new WorkflowProgress
        {
            FilesPlanned = state.ClosedFiles ?? (state.Files * times),
            BatchesPlanned = AtLeast(state, state.Batches * times, state.EndedBatches),
            BytesPlanned = AtLeast(state, state.Bytes * times, total.Bytes),
            PlanComplete = state.PlanComplete,
            Processed = total.Processed,
            Skipped = total.Skipped,
            Failed = total.Failed,
            Bytes = total.Bytes,
            BatchesDone = state.EndedBatches + state.Shards.Values.Sum(shard => (long)NumberSet.Count(shard.Done)),
            BatchesInFlight = state.Shards.Values.Sum(shard => shard.InFlight.Count),
            FilesPerSecond = state.Rate.Recent(now),
            FilesPerSecondOverall = state.Rate.Overall(total.Files),
            BySourceType = BySourceType(state, counts, times),
            Steps = Steps(state, steps),
            InFlight = InFlight(state, steps, workflowId),
        };
        return WithEta(progress, state, now);
    }

    /// <summary>What a closed workflow has done was planned, even where the page that planned it was not heard of.</summary>
    private static long AtLeast(ProgressState state, long planned, long done) => state.Closed ? Math.Max(planned, done) : planned;

    private static WorkflowProgress WithEta(WorkflowProgress progress, ProgressState state, DateTimeOffset now)
    {
        var left = progress.FilesPlanned - progress.Processed - progress.Skipped - progress.Failed;
        var (rate, basis) =
            progress.FilesPerSecond > 0 ? (progress.FilesPerSecond, LastMinuteRate) : (progress.FilesPerSecondOverall, OverallRate);
        return (state, left, rate) switch
        {
            ({ Closed: true }, _, _) => progress.WithoutEta("the workflow has ended"),
            ({ PlanComplete: false }, _, _) => progress.WithoutEta("the plan is not complete"),
            (_, <= 0, _) => progress.WithoutEta("every file is done"),
            (_, _, <= 0) => progress.WithoutEta("no file is done yet"),
            _ => progress with { Eta = now.AddSeconds(Math.Min(left / rate, Forever.TotalSeconds)), EtaBasis = basis },
        };
    }

    private static Dictionary<SourceType, SourceTypeProgress> BySourceType(
        ProgressState state,
        IReadOnlyDictionary<SourceType, FileCounts> counts,
        int times
    ) =>
        state
            .SourceTypes.Keys.Union(counts.Keys)
            .Order()
            .ToDictionary(
                type => type,
                type =>
                {
                    var done = counts.GetValueOrDefault(type) ?? new FileCounts();
                    var planned = (state.SourceTypes.TryGetValue(type, out var files) ? files : 0) * times;
                    return new SourceTypeProgress(AtLeast(state, planned, done.Files), done.Processed, done.Skipped, done.Failed);
                }
            );

    private static Dictionary<string, StepProgress> Steps(ProgressState state, IReadOnlyList<ProcessStep> processSteps)
    {
        var (planned, pages) = (NumberSet.Count(state.Planned), PagesOf(state));
        var plan = state.Begun?.Steps.FirstOrDefault(step => step.Uses == StepKind.Plan)?.Id ?? ProgressState.StepName(StepKind.Plan);
        var steps = new Dictionary<string, StepProgress>(state.Steps, StringComparer.Ordinal)
        {
            [plan] = new(planned, Math.Max(planned, pages)) { FilesPlanned = FilesOfPlan(state, processSteps) },
        };
        foreach (var step in processSteps)
        {
            steps[step.Id] = step.Skipped
                ? new StepProgress(0, 0) { FilesPlanned = 0, Files = new FileCounts() }
                : new StepProgress(NumberSet.CountOfStep(state.EndedShards, step.Number), pages)
                {
                    FilesPlanned = FilesOfPlan(state, processSteps),
                    Files = state.CountsOf(step),
                };
        }

        return steps;
    }

    private static int PagesOf(ProgressState state) => Math.Max(NumberSet.Count(state.Planned), (state.LastPage ?? -1) + 1);

    private static long FilesOfPlan(ProgressState state, IReadOnlyList<ProcessStep> steps) =>
        state.ClosedFiles is { } closed && steps.Count(step => !step.Skipped) is var times and > 0 ? closed / times : state.Files;

    private static List<BatchProgress> InFlight(ProgressState state, IReadOnlyList<ProcessStep> steps, string workflowId) =>
        [
            .. from shard in state.Shards
            let step = steps.FirstOrDefault(step => step.Number == ShardNumbers.StepOf(shard.Key))?.Id ?? ""
            from vector in shard.Value.InFlight
            orderby shard.Key, vector.Batch
            let batchId = new BatchAddress(workflowId, vector.Shard, vector.Batch).ToString()
            select new BatchProgress(batchId, step, vector.Attempt, vector.Counts, vector.Files, vector.SourceType, vector.At),
        ];
}
