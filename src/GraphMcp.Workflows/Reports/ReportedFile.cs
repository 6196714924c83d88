using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Reports;

/// <summary>A file's committed result with what later steps had to add to it.</summary>
/// <param name="Result">What the batch said.</param>
/// <param name="Findings">All findings, by line.</param>
/// <param name="Change">
/// The edit, or null where there is none or it does not stand: it was refuted when it was verified, an earlier step edits the file, or it was not
/// applied.
/// </param>
/// <param name="Applied">Whether the edit is in the source; null when nobody was asked to apply it.</param>
/// <param name="Step">The id of the process step, where there are several; else null.</param>
internal sealed record ReportedFile(
    FileResult Result,
    IReadOnlyList<Finding> Findings,
    FileChange? Change,
    bool? Applied,
    string? Step = null
)
{
    /// <summary>Gets whether there was an edit that does not stand.</summary>
    public bool IsWithdrawn => Change is null && Result.Change is not null;

    /// <summary>Gets whether a person has to look at the file.</summary>
    public bool NeedsPerson => Findings.Count > 0 || Result.Error is not null && Result.State == FileState.Failed;

    /// <summary>Gets whether the report lists the file.</summary>
    public bool IsListed => Result.IsListed || Findings.Count > 0;

    /// <summary>Lays what the verify and the apply step said over a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="verified">What the verification says of it.</param>
    /// <param name="applied">What the application says of it.</param>
    /// <param name="conflicts">Whether an earlier step's edit keeps this one out.</param>
    public static ReportedFile Of(FileResult result, FileAddendum? verified, FileAddendum? applied, bool conflicts)
    {
        IEnumerable<Finding> conflict = conflicts ? [EarlierEdits.ToFinding()] : [];
        var findings = result.Findings.Concat(verified?.Findings ?? []).Concat(conflict).Concat(applied?.Findings ?? []);
        var stands = verified is null && !conflicts && applied?.Applied != false;
        return new ReportedFile(result, [.. findings.OrderBy(finding => finding.Line)], stands ? result.Change : null, applied?.Applied);
    }
}
