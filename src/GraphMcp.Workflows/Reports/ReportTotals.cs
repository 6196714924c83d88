using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

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

    /// <summary>Returns the counts of one file.</summary>
    internal static ReportTotals Of(ReportedFile file)
    {
        var possible = file.Result.References.Count(reference => reference.Tier == ReferenceTier.Possible);
        var references = file.Result.References.Count - possible;
        return new ReportTotals
        {
            Files = 1,
            Processed = One(file.Result.State == FileState.Processed),
            Skipped = One(file.Result.State == FileState.Skipped),
            Failed = One(file.Result.State == FileState.Failed),
            MatchedFiles = One(references > 0),
            References = references,
            PossibleReferences = possible,
            ChangedFiles = One(file.Change is not null),
            RemovedReferences = file.Change?.RemovedReferences ?? 0,
            AnnotatedReferences = file.Change?.AnnotatedReferences ?? 0,
            Findings = file.Findings.Count,
            FilesWithFindings = One(file.Findings.Count > 0),
        };
    }

    /// <summary>Adds other counts.</summary>
    internal ReportTotals Plus(ReportTotals other) =>
        new()
        {
            Files = Files + other.Files,
            Batches = Batches + other.Batches,
            Processed = Processed + other.Processed,
            Skipped = Skipped + other.Skipped,
            Failed = Failed + other.Failed,
            MatchedFiles = MatchedFiles + other.MatchedFiles,
            References = References + other.References,
            PossibleReferences = PossibleReferences + other.PossibleReferences,
            ChangedFiles = ChangedFiles + other.ChangedFiles,
            RemovedReferences = RemovedReferences + other.RemovedReferences,
            AnnotatedReferences = AnnotatedReferences + other.AnnotatedReferences,
            Findings = Findings + other.Findings,
            FilesWithFindings = FilesWithFindings + other.FilesWithFindings,
        };

    private static int One(bool counts) => counts ? 1 : 0;
}
