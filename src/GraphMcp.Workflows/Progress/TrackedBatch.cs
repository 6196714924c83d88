using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Progress;

/// <summary>A batch that is tracked from outside its workflow, and where its reports stand among the workflow's own.</summary>
internal sealed record TrackedBatch(BatchAddress Address, BatchContext Context)
{
    /// <summary>Gets or sets the attempt under which it reports; null before the first report.</summary>
    public int? Attempt { get; set; }

    /// <summary>Gets or sets the type of its files, as the workflow has told it.</summary>
    public SourceType SourceType { get; set; }
}
