using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>Makes SARIF results of a file.</summary>
internal sealed class SarifResults
{
    private readonly ReportFile file;
    private readonly string? step;
    private readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);

    private SarifResults(ReportFile file, bool hasSeveralSteps)
    {
        this.file = file;
        step = hasSeveralSteps ? file.Step : null;
    }

    /// <summary>Returns the results: one for each reference, then one for each finding that is about none.</summary>
    public static IEnumerable<object> Of(ReportFile file, bool hasSeveralSteps)
    {
        var results = new SarifResults(file, hasSeveralSteps);
        return [.. file.References.Select(results.OfReference), .. file.FindingsOfFile.Select(results.OfFinding)];
    }

    private object OfReference(ReportReference reference) =>
        new
        {
            RuleId = SarifRules.IdOf(reference.Kind),
            RuleIndex = SarifRules.IndexOf(reference.Kind),
            Level = LevelOf(reference),
            Message = new { Text = MessageOf(reference) },
            Locations = new[] { SarifPlace.Of(file.Path, reference) },
            PartialFingerprints = Fingerprint(SarifRules.IdOf(reference.Kind), reference.Text, reference.Context),
            Rank = Math.Round(reference.Confidence * 100, 1),
            Properties = new
            {
                reference.Outcome,
                reference.Tier,
                reference.IsActive,
                Finding = reference.Finding?.Code,
                file.SourceType,
                Step = step,
            },
        };

    private object OfFinding(Finding finding) =>
        new
        {
            RuleId = SarifRules.FindingId,
            RuleIndex = SarifRules.FindingIndex,
            Level = "error",
            Message = new { Text = finding.Message },
            Locations = new[]
            {
                finding.Kind is "file" or "path" ? SarifPlace.OfFile(file.Path) : SarifPlace.OfLine(file.Path, finding.Line),
            },
            PartialFingerprints = Fingerprint(SarifRules.FindingId, finding.Code, finding.Message),
            Properties = new
            {
                Outcome = ReferenceOutcome.ForPerson,
                Finding = finding.Code,
                file.SourceType,
                Step = step,
            },
        };

    /// <summary>An active reference that is still there is an error, whether or not a finding explains it.</summary>
    private static string LevelOf(ReportReference reference) =>
        reference switch
        {
            { Outcome: ReferenceOutcome.Edited } => "note",
            { Outcome: ReferenceOutcome.Possible } => "warning",
            { IsActive: true } => "error",
            { Outcome: ReferenceOutcome.ForPerson } => "warning",
            _ => "note",
        };

    private string MessageOf(ReportReference reference)
    {
        var what = $"'{reference.Text}' ({ReportWording.Words(reference.Kind)})";
        return reference.Outcome switch
        {
            ReferenceOutcome.ForPerson => reference.Finding!.Message,
            ReferenceOutcome.Edited when file.Applied == true =>
                $"{what} has been removed or marked as historical by {file.Change?.Strategy}.",
            ReferenceOutcome.Edited => $"{what} is removed or marked as historical by {file.Change?.Strategy} in {ReportFileNames.Patch}.",
            ReferenceOutcome.Possible => $"{what} may mean the database or something else; it is never edited.",
            _ when reference.IsActive => $"{what} is an active reference to the database.",
            _ => $"{what} names the database where it is not evaluated.",
        };
    }

    /// <summary>Tells a result by what it says, not by its line; the like in one file are numbered.</summary>
    private Dictionary<string, string> Fingerprint(string rule, string text, string context)
    {
        var key = string.Join('\n', rule, file.Path, step, text, context);
        var number = alike[key] = alike.GetValueOrDefault(key) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}\n{number}")));
        return new(StringComparer.Ordinal) { ["graphmcpReference/v1"] = Convert.ToHexStringLower(hash) };
    }
}
