using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Outcomes;

/// <summary>The sentence that a run ends with.</summary>
internal static class LastLine
{
    public static string Of(string template, ReportTotals totals) =>
        template switch
        {
            "decommission" => Edits(totals),
            "reference-scan" => References(totals),
            "inventory" => Files(totals),
            _ when totals.ChangedFiles > 0 || totals.Findings > 0 => Edits(totals),
            _ when totals.References > 0 || totals.PossibleReferences > 0 => References(totals),
            _ => Files(totals),
        };

    // Programs read these lines: plain numbers, no plural rules.
    private static string Edits(ReportTotals totals) =>
        FormattableString.Invariant(
            $"{totals.RemovedReferences} references removed, {totals.Findings} left for a person in {totals.FilesWithFindings} files"
        );

    private static string References(ReportTotals totals) =>
        FormattableString.Invariant(
            $"{totals.References} references ({totals.PossibleReferences} possible) in {totals.MatchedFiles} files"
        );

    private static string Files(ReportTotals totals) => FormattableString.Invariant($"{totals.Files} files in {totals.Batches} batches");
}
