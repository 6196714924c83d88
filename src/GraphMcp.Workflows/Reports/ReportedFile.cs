using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Reports;

/// <summary>A file's committed result with what later steps had to add to it.</summary>
/// <param name="Result">What the batch said.</param>
/// <param name="Findings">All findings, by line.</param>
/// <param name="Change">The edit, or null where there is none or it does not stand: it was refuted when it was verified or not applied.</param>
/// <param name="Applied">Whether the edit is in the source; null when nobody was asked to apply it.</param>
internal sealed record ReportedFile(FileResult Result, IReadOnlyList<Finding> Findings, FileChange? Change, bool? Applied)
{
    /// <summary>Gets whether there was an edit that does not stand.</summary>
    public bool IsWithdrawn => Change is null && Result.Change is not null;

    /// <summary>Gets whether a person has to look at the file.</summary>
    public bool NeedsPerson => Findings.Count > 0 || Result.Error is not null && Result.State == FileState.Failed;

    /// <summary>Gets whether the report lists the file.</summary>
    public bool IsListed => Result.IsListed || Findings.Count > 0;

    /// <summary>Lays what the verify and the apply step said over a result.</summary>
    public static ReportedFile Of(FileResult result, FileAddendum? verified, FileAddendum? applied)
    {
        var findings = result.Findings.Concat(verified?.Findings ?? []).Concat(applied?.Findings ?? []);
        var stands = verified is null && applied?.Applied != false;
        return new ReportedFile(result, [.. findings.OrderBy(finding => finding.Line)], stands ? result.Change : null, applied?.Applied);
    }
}
