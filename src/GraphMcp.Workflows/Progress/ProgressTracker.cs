using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Progress;

/// <summary>Tells from the progress entity how far a workflow is, how fast it is, and when it will be done.</summary>
public sealed class ProgressTracker(DurableEntityClient entities, TimeProvider clock)
{
    /// <summary>Returns how far a workflow is; all zero before its first signal.</summary>
    public async Task<WorkflowProgress> GetStatisticsAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var entity = await entities.GetEntityAsync<ProgressState>(ProgressEntity.IdOf(workflowId), cancellation: cancellationToken);
        return entity is null ? new WorkflowProgress() : Compute(entity.State, clock.GetUtcNow());
    }

    /// <summary>Computes the statistics of a state at a time.</summary>
    internal static WorkflowProgress Compute(ProgressState state, DateTimeOffset now)
    {
        var counts = state.Counts();
        var total = counts.Values.Aggregate(new FileCounts(), (sum, more) => sum + more);
        var (recent, overall) = (state.Rate.Recent(), state.Rate.Overall(total.Files));
        return new WorkflowProgress
        {
            FilesPlanned = state.Files,
            BatchesPlanned = state.Batches,
            BytesPlanned = state.Bytes,
            PlanComplete = state.PlanComplete,
            Processed = total.Processed,
            Skipped = total.Skipped,
            Failed = total.Failed,
            Bytes = total.Bytes,
            BatchesDone = state.EndedBatches + state.Shards.Values.Sum(shard => (long)NumberSet.Count(shard.Done)),
            BatchesInFlight = state.Shards.Values.Sum(shard => shard.InFlight.Count),
            FilesPerSecond = recent,
            FilesPerSecondOverall = overall,
            Eta = Eta(state, total.Files, recent > 0 ? recent : overall, now),
            BySourceType = state
                .SourceTypes.Keys.Union(counts.Keys)
                .Order()
                .ToDictionary(
                    type => type,
                    type => BySourceType(state.SourceTypes.TryGetValue(type, out var planned) ? planned : 0, counts.GetValueOrDefault(type))
                ),
            Steps = Steps(state),
        };
    }

    private static DateTimeOffset? Eta(ProgressState state, long done, double rate, DateTimeOffset now) =>
        state is { PlanComplete: true, Closed: false } && rate > 0 && done < state.Files
            ? now.AddSeconds(Math.Min((state.Files - done) / rate, TimeSpan.FromDays(3650).TotalSeconds))
            : null;

    private static SourceTypeProgress BySourceType(long planned, FileCounts? counts) =>
        new(planned, counts?.Processed ?? 0, counts?.Skipped ?? 0, counts?.Failed ?? 0);

    private static Dictionary<string, StepProgress> Steps(ProgressState state)
    {
        var planned = NumberSet.Count(state.Planned);
        return new Dictionary<string, StepProgress>(state.Steps, StringComparer.Ordinal)
        {
            [ProgressState.StepName(Templates.StepKind.Plan)] = new(planned, planned),
            [ProgressState.StepName(Templates.StepKind.Process)] = new(NumberSet.Count(state.EndedShards), planned),
        };
    }
}
