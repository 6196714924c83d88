namespace GraphMcp.Workflows.Reports;

/// <summary>The totals of a report, from committed results only.</summary>
/// <remarks><c>Files</c> is what was planned; <c>Processed + Skipped + Failed</c> equals it once every batch is done. <c>References</c> counts exact
/// and variant ones and equals removed + annotated + left as findings in a finished decommission.</remarks>
public sealed record ReportTotals
{
    /// <summary>Gets the planned files.</summary>
    public long Files { get; init; }

    /// <summary>Gets the planned batches.</summary>
    public long Batches { get; init; }

    /// <summary>Gets the files that were processed.</summary>
    public long Processed { get; init; }

    /// <summary>Gets the files that were left alone (binary, too large).</summary>
    public long Skipped { get; init; }

    /// <summary>Gets the files that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets the files with at least one exact or variant reference (in their content or path).</summary>
    public long MatchedFiles { get; init; }

    /// <summary>Gets the exact and variant references.</summary>
    public long References { get; init; }

    /// <summary>Gets the possible references.</summary>
    public long PossibleReferences { get; init; }

    /// <summary>Gets the files with an edit.</summary>
    public long ChangedFiles { get; init; }

    /// <summary>Gets the references that the edits remove.</summary>
    public long RemovedReferences { get; init; }

    /// <summary>Gets the references in documentation that the edits mark as historical.</summary>
    public long AnnotatedReferences { get; init; }

    /// <summary>Gets what is left for a person.</summary>
    public long Findings { get; init; }

    /// <summary>Gets the files that have at least one finding.</summary>
    public long FilesWithFindings { get; init; }
}
