using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>How far a workflow is.</summary>
/// <remarks>
/// A file counts once for each process step that is not skipped. Once a workflow has ended by itself, <c>Processed + Skipped + Failed</c>
/// equals <c>FilesPlanned</c>; one that was stopped has the rest undone.
/// </remarks>
public sealed record WorkflowProgress
{
    /// <summary>Gets the files planned so far, once for each process step that is not skipped.</summary>
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

    /// <summary>Gets the files per second over the last minute; 0 when none was done in it.</summary>
    public double FilesPerSecond { get; init; }

    /// <summary>Gets the files per second since the first batch started.</summary>
    public double FilesPerSecondOverall { get; init; }

    /// <summary>Gets when the last batch will be done if the rate holds; null while that cannot be told.</summary>
    public DateTimeOffset? Eta { get; init; }

    /// <summary>Gets the rate that <see cref="Eta"/> rests on: <c>last-minute rate</c> or <c>overall rate</c>; null without one.</summary>
    public string? EtaBasis { get; init; }

    /// <summary>Gets why <see cref="Eta"/> cannot be told; null where it is.</summary>
    public string? NoEtaBecause { get; init; }

    /// <summary>Gets the numbers by source type.</summary>
    public IReadOnlyDictionary<SourceType, SourceTypeProgress> BySourceType { get; init; } =
        new Dictionary<SourceType, SourceTypeProgress>();

    /// <summary>Gets how far each step is, by its id.</summary>
    public IReadOnlyDictionary<string, StepProgress> Steps { get; init; } = new Dictionary<string, StepProgress>(StringComparer.Ordinal);

    /// <summary>Gets how far each batch in flight is.</summary>
    public IReadOnlyList<BatchProgress> InFlight { get; init; } = [];

    internal WorkflowProgress WithoutEta(string because) => this with { Eta = null, EtaBasis = null, NoEtaBecause = because };
}
