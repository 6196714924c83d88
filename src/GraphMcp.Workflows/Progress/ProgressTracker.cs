using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GraphMcp.Workflows.Batches;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Progress;

/// <summary>Tells from the progress entity how far a workflow is, how fast it is and when it will be done; and tells the entity of batches.</summary>
/// <remarks>
/// A tracker tells of batches, it ends none: only a committed result does, and at the end of a workflow the totals of its committed results
/// replace all that was told. It knows the batches that it was given for as long as it lives.
/// </remarks>
public sealed class ProgressTracker(DurableEntityClient entities, TimeProvider clock)
{
    private readonly ConcurrentDictionary<BatchAddress, TrackedBatch> tracked = [];

    /// <summary>Begins to track a batch; asked twice, it answers the same context.</summary>
    /// <param name="batchId"><c>{workflowId}/{shard}/{batch}</c>.</param>
    /// <param name="totalFiles">How many files it has.</param>
    /// <exception cref="ArgumentException">The id is not of that form.</exception>
    public BatchContext TrackBatch(string batchId, int totalFiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(totalFiles);
        var address =
            BatchAddress.Read(batchId)
            ?? throw new ArgumentException($"'{batchId}' is not {{workflowId}}/{{shard}}/{{batch}}.", nameof(batchId));
        return tracked.GetOrAdd(address, Track).Context;

        TrackedBatch Track(BatchAddress address)
        {
            var input = new BatchInput("", address.WorkflowId, address.Shard, address.Batch);
            return new TrackedBatch(address, new BatchContext(input, totalFiles, attempt: 1, clock));
        }
    }

    /// <summary>Tells how far a tracked batch, or a child of one, is; a call that comes late changes nothing.</summary>
    /// <param name="batchId">The id of a context that <see cref="TrackBatch"/> or <see cref="BatchContext.CreateChildContext"/> returned.</param>
    /// <param name="processed">Its files that are processed so far.</param>
    /// <param name="status">
    /// <c>pending</c> or <c>running</c>; <c>completed</c> or <c>skipped</c> when the rest is skipped; <c>failed</c> or <c>cancelled</c> when
    /// the rest failed.
    /// </param>
    /// <param name="cancellationToken">Gives up telling.</param>
    /// <exception cref="UnknownBatchException">Nobody tracks the batch, or no workflow has planned it.</exception>
    public Task UpdateProgressAsync(string batchId, int processed, string status, CancellationToken cancellationToken = default)
    {
        var (batch, context) = Find(batchId);
        context.Advance(BatchStatusWords.Read(processed, context.TotalFiles, status));
        return SendAsync(batch, cancellationToken);
    }

    /// <summary>The seed's name of <see cref="UpdateProgressAsync"/>.</summary>
    [SuppressMessage("Style", "VSTHRD200:Use \"Async\" suffix for async methods", Justification = "The seed's name.")]
    public Task UpdateProgress(string batchId, int processed, string status) => UpdateProgressAsync(batchId, processed, status);

    /// <summary>Returns how far a workflow is; all zero before its first signal.</summary>
    public async Task<WorkflowProgress> GetStatisticsAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var entity = await entities.GetEntityAsync<ProgressState>(ProgressEntity.IdOf(workflowId), cancellation: cancellationToken);
        return ProgressSummary.Compute(entity?.State ?? new ProgressState(), clock.GetUtcNow(), workflowId);
    }

    /// <summary>The seed's name of <see cref="GetStatisticsAsync"/>.</summary>
    [SuppressMessage("Style", "VSTHRD200:Use \"Async\" suffix for async methods", Justification = "The seed's name.")]
    public Task<WorkflowProgress> GetStatistics(string workflowId) => GetStatisticsAsync(workflowId);

    private (TrackedBatch Batch, BatchContext Context) Find(string batchId)
    {
        var parts = batchId.Split('/');
        var address = BatchAddress.Read(string.Join('/', parts.Take(3)));
        return address is not null && tracked.TryGetValue(address, out var batch) && batch.Context.Find(parts.Skip(3)) is { } context
            ? (batch, context)
            : throw new UnknownBatchException(batchId, address?.WorkflowId, "nobody tracks it.");
    }

    private async Task SendAsync(TrackedBatch batch, CancellationToken cancellationToken)
    {
        batch.Attempt ??= await PlaceAsync(batch, cancellationToken);
        var vector = batch.Context.Report(batch.Attempt.Value, batch.SourceType);
        await entities.SignalEntityAsync(
            ProgressEntity.IdOf(batch.Address.WorkflowId),
            nameof(ProgressEntity.Move),
            new BatchesMoved([vector]),
            cancellation: cancellationToken
        );
    }

    /// <summary>Returns the attempt that stands above what is known of the batch: of its workflow, or of a tracker that is gone.</summary>
    private async Task<int> PlaceAsync(TrackedBatch batch, CancellationToken cancellationToken)
    {
        var (id, address) = (batch.Context.BatchId, batch.Address);
        var entity = await entities.GetEntityAsync<ProgressState>(ProgressEntity.IdOf(address.WorkflowId), cancellation: cancellationToken);
        if (entity?.State is not { } state || !NumberSet.Contains(state.Planned, ShardNumbers.PageOf(address.Shard)))
        {
            throw new UnknownBatchException(id, address.WorkflowId, "no workflow has planned it.");
        }

        var known = state.Shards.TryGetValue(address.Shard, out var shard)
            ? shard.InFlight.FirstOrDefault(vector => vector.Batch == address.Batch)
            : null;
        batch.SourceType = known?.SourceType ?? default;
        return (known?.Attempt ?? 0) + 1;
    }
}
