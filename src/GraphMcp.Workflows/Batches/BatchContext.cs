using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Batches;

/// <summary>One attempt at a batch: what it is, and how far it is.</summary>
/// <remarks>Its files may be counted from several threads. It reports to its sink at most once a second.</remarks>
public sealed class BatchContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly BatchInput batch;
    private readonly IBatchProgressSink? sink;
    private readonly TimeProvider clock;
    private readonly Lock counting = new();
    private FileCounts counts = new();
    private long reportedAt;
    private int sequence;

    /// <summary>Begins an attempt.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="totalFiles">Its files.</param>
    /// <param name="attempt">Which attempt it is, from 1.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="sink">Where it reports to while it runs; null reports nowhere.</param>
    public BatchContext(BatchInput batch, int totalFiles, int attempt, TimeProvider clock, IBatchProgressSink? sink = null)
    {
        (this.batch, this.clock, this.sink) = (batch, clock, sink);
        (TotalFiles, Attempt, StartTime, reportedAt) = (totalFiles, attempt, clock.GetUtcNow(), clock.GetTimestamp());
        Name = new BatchName(batch.Batch, batch.From, batch.To).ToString();
    }

    /// <summary>Gets <c>{workflowId}/{shard}/{batch}</c>.</summary>
    public string BatchId => $"{batch.WorkflowId}/{batch.Shard}/{Name}";

    /// <summary>Gets how many files it has.</summary>
    public int TotalFiles { get; }

    /// <summary>Gets when the attempt started.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>Gets which attempt it is, from 1.</summary>
    public int Attempt { get; }

    internal string Name { get; }

    internal int Shard => batch.Shard;

    /// <summary>Counts a file that is done, and reports if it is time to.</summary>
    internal async ValueTask CountAsync(FileState state, long bytes, SourceType sourceType, CancellationToken cancellationToken)
    {
        var one = new FileCounts(
            state == FileState.Processed ? 1 : 0,
            state == FileState.Skipped ? 1 : 0,
            state == FileState.Failed ? 1 : 0,
            bytes
        );
        if (Take(one, sourceType) is { } vector)
        {
            await sink!.ReportAsync(vector, cancellationToken);
        }
    }

    private BatchVector? Take(FileCounts one, SourceType sourceType)
    {
        lock (counting)
        {
            counts += one;
            if (sink is null || clock.GetElapsedTime(reportedAt) < Interval)
            {
                return null;
            }

            reportedAt = clock.GetTimestamp();
            return new BatchVector(batch.Shard, batch.Batch, Attempt, ++sequence, Done: false, sourceType, counts, clock.GetUtcNow());
        }
    }
}
