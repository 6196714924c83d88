using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>The workflow ended: these are the totals of its committed results.</summary>
/// <param name="Files">The planned files, once for each process step.</param>
/// <param name="Batches">The batches that are done.</param>
/// <param name="Counts">The files that are done, by source type.</param>
public sealed record WorkflowClosed(long Files, long Batches, IReadOnlyDictionary<SourceType, FileCounts> Counts)
{
    /// <summary>Gets the files that are done by process step.</summary>
    public IReadOnlyDictionary<string, FileCounts> Steps { get; init; } = new Dictionary<string, FileCounts>(StringComparer.Ordinal);
}
