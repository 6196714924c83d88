using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>How far a workflow is.</summary>
/// <remarks>Once a workflow has ended by itself, <c>Processed + Skipped + Failed</c> equals <c>FilesPlanned</c>; one that was stopped has the rest undone.</remarks>
public sealed record WorkflowProgress
{
    /// <summary>Gets the files planned so far.</summary>
    public long FilesPlanned { get; init; }

    /// <summary>Gets the batches planned so far.</summary>
    public long BatchesPlanned { get; init; }

    /// <summary>Gets the bytes planned so far.</summary>
    public long BytesPlanned { get; init; }

    /// <summary>Gets whether the plan is complete, so that the planned numbers are final.</summary>
    public bool PlanComplete { get; init; }

    /// <summary>Gets the files that were processed.</summary>
    public long Processed { get; init; }

    /// <summary>Gets the files that were left alone.</summary>
    public long Skipped { get; init; }

    /// <summary>Gets the files that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets the bytes of all files that are done.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the batches that are done.</summary>
    public long BatchesDone { get; init; }

    /// <summary>Gets the batches in flight.</summary>
    public int BatchesInFlight { get; init; }

    /// <summary>Gets the files per second over the last minute of work.</summary>
    public double FilesPerSecond { get; init; }

    /// <summary>Gets the files per second since the first batch started.</summary>
    public double FilesPerSecondOverall { get; init; }

    /// <summary>Gets when the last batch will be done if the rate holds; null while that cannot be told.</summary>
    public DateTimeOffset? Eta { get; init; }

    /// <summary>Gets the numbers by source type.</summary>
    public IReadOnlyDictionary<SourceType, SourceTypeProgress> BySourceType { get; init; } =
        new Dictionary<SourceType, SourceTypeProgress>();

    /// <summary>Gets the pages of each kind of step that are done.</summary>
    public IReadOnlyDictionary<string, StepProgress> Steps { get; init; } = new Dictionary<string, StepProgress>(StringComparer.Ordinal);
}
