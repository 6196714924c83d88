using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Batches;

/// <summary>One attempt at a batch, or at a part of it that is counted for itself: what it is, and how far it is.</summary>
/// <remarks>
/// Its files may be counted from several threads. A child's files count in its parents, each of them once, also where a parent counts them
/// too. The batch reports to its sink at most once a second.
/// </remarks>
public sealed class BatchContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly BatchContext? parent;
    private readonly BatchInput batch;
    private readonly IBatchProgressSink? sink;
    private readonly TimeProvider clock;
    private readonly Lock counting;
    private readonly Dictionary<string, BatchContext> children = new(StringComparer.Ordinal);
    private FileCounts own = new();
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
        ArgumentOutOfRangeException.ThrowIfNegative(totalFiles);
        (this.batch, this.clock, this.sink, counting) = (batch, clock, sink, new Lock());
        (TotalFiles, Attempt, StartTime, reportedAt) = (totalFiles, attempt, clock.GetUtcNow(), clock.GetTimestamp());
        Name = new BatchName(batch.Batch, batch.From, batch.To).ToString();
        BatchId = $"{batch.WorkflowId}/{batch.Shard}/{Name}";
    }

    private BatchContext(BatchContext parent, string subBatchId, int totalFiles)
    {
        (this.parent, batch, clock, counting) = (parent, parent.batch, parent.clock, parent.counting);
        (TotalFiles, Attempt, StartTime, Name) = (totalFiles, parent.Attempt, clock.GetUtcNow(), parent.Name);
        BatchId = $"{parent.BatchId}/{subBatchId}";
        Metadata = new Dictionary<string, string>(parent.Metadata, StringComparer.Ordinal);
    }

    /// <summary>Gets <c>{workflowId}/{shard}/{batch}</c>; a child's is its parent's with its own name behind.</summary>
    public string BatchId { get; }

    /// <summary>Gets the workflow that it belongs to.</summary>
    public string WorkflowId => batch.WorkflowId;

    /// <summary>Gets how many files it has.</summary>
    public int TotalFiles { get; }

    /// <summary>Gets when the attempt, or the work on this part of it, started.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>Gets which attempt it is, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Gets what its owner keeps with it; a child begins with a copy of its parent's.</summary>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets its files that are done, its children's among them; never more than it has.</summary>
    public FileCounts Counts
    {
        get
        {
            lock (counting)
            {
                return RolledUp();
            }
        }
    }

    internal string Name { get; }

    internal int Shard => batch.Shard;

    internal int Batch => batch.Batch;

    internal string Workspace => batch.Workspace;

    /// <summary>Begins to count a part of the batch for itself; asked twice for the same part, it is the same context.</summary>
    /// <param name="subBatchId">The part's name in this context, without a slash.</param>
    /// <param name="totalFiles">How many files the part has; omitted, those that no other child has.</param>
    /// <exception cref="ArgumentException">The name is empty or has a slash.</exception>
    public BatchContext CreateChildContext(string subBatchId, int? totalFiles = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subBatchId);
        ArgumentOutOfRangeException.ThrowIfNegative(totalFiles ?? 0, nameof(totalFiles));
        if (subBatchId.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException("The name of a part of a batch has no slash.", nameof(subBatchId));
        }

        lock (counting)
        {
            if (!children.TryGetValue(subBatchId, out var child))
            {
                child = new BatchContext(this, subBatchId, totalFiles ?? OwnFiles());
                children.Add(subBatchId, child);
            }

            return child;
        }
    }

    /// <summary>Counts a file that is done, and reports if it is time to.</summary>
    internal async ValueTask CountAsync(FileState state, long bytes, SourceType sourceType, CancellationToken cancellationToken)
    {
        var one = new FileCounts(
            state == FileState.Processed ? 1 : 0,
            state == FileState.Skipped ? 1 : 0,
            state == FileState.Failed ? 1 : 0,
            bytes
        );
        var root = Root();
        if (Take(root, one, sourceType) is { } vector)
        {
            await root.sink!.ReportAsync(vector, cancellationToken);
        }
    }

    /// <summary>Takes how many of its own files are done; nothing when it knows of more already.</summary>
    internal void Advance(FileCounts counts)
    {
        lock (counting)
        {
            own = counts.Files < own.Files ? own : counts;
        }
    }

    /// <summary>Finds the context of a part.</summary>
    /// <param name="names">The names of the parts, from the outermost to the part itself.</param>
    internal BatchContext? Find(IEnumerable<string> names)
    {
        lock (counting)
        {
            return names.Aggregate((BatchContext?)this, (context, name) => context?.children.GetValueOrDefault(name));
        }
    }

    /// <summary>Returns how far the whole batch is, as the next report of an attempt.</summary>
    internal BatchVector Report(int attempt, SourceType sourceType)
    {
        lock (counting)
        {
            var at = clock.GetUtcNow();
            return new BatchVector(batch.Shard, batch.Batch, attempt, ++sequence, Done: false, sourceType, RolledUp(), at)
            {
                Files = TotalFiles,
            };
        }
    }

    private BatchVector? Take(BatchContext root, FileCounts one, SourceType sourceType)
    {
        lock (counting)
        {
            own += one;
            if (root.sink is null || clock.GetElapsedTime(root.reportedAt) < Interval)
            {
                return null;
            }

            root.reportedAt = clock.GetTimestamp();
            return root.Report(Attempt, sourceType);
        }
    }

    private BatchContext Root() => parent?.Root() ?? this;

    /// <summary>The files that no child has.</summary>
    private int OwnFiles() => Math.Max(0, TotalFiles - children.Values.Sum(child => child.TotalFiles));

    /// <summary>
    /// Where a context counts more files than its children leave it, it counts its children's too: then what it counts beyond its own is
    /// left out, or its children's are, whichever says that more is done.
    /// </summary>
    private FileCounts RolledUp()
    {
        var parts = FileCounts.Sum(children.Values.Select(child => child.RolledUp()));
        var both = own.AtMost(OwnFiles()) + parts;
        return (own.Files > both.Files ? own : both).AtMost(TotalFiles);
    }
}
