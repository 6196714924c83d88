using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>How far one batch is; replaced whole by one of a higher (attempt, sequence), so that order and repetition of signals do not matter.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Batch">The batch's number in it.</param>
/// <param name="Attempt">The attempt that reports; 0 when the batch is dispatched.</param>
/// <param name="Sequence">Grows with each report of an attempt.</param>
/// <param name="Done">True when the batch's result is committed: nothing comes after it.</param>
/// <param name="SourceType">The type of its files; unknown while it is only dispatched.</param>
/// <param name="Counts">Its files that are done.</param>
/// <param name="At">When it was so.</param>
public sealed record BatchVector(
    int Shard,
    int Batch,
    int Attempt,
    int Sequence,
    bool Done,
    SourceType SourceType,
    FileCounts Counts,
    DateTimeOffset At
)
{
    /// <summary>Gets how many files it has; null while that is not known where it is told.</summary>
    public int? Files { get; init; }

    /// <summary>Gets what else is told of it once it is done.</summary>
    public BatchSummary? Result { get; init; }

    internal bool Supersedes(BatchVector other) =>
        Done || (!other.Done && (Attempt, Sequence).CompareTo((other.Attempt, other.Sequence)) > 0);
}
