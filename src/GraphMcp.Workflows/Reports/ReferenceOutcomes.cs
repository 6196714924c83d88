using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Reports;

/// <summary>Tells what became of each reference of a file: results count edits by file, and findings name a line and a kind.</summary>
internal sealed class ReferenceOutcomes
{
    private readonly ReportedFile file;
    private readonly Dictionary<Reference, Finding> findings = new(ReferenceEqualityComparer.Instance);

    private ReferenceOutcomes(ReportedFile file)
    {
        this.file = file;
        foreach (var same in file.Findings.GroupBy(finding => (finding.Line, finding.Kind)))
        {
            Assign([.. same], [.. file.Result.References.Where(reference => PlaceOf(reference) == same.Key)]);
        }
    }

    /// <summary>Returns the references of a file with their outcomes, in their order.</summary>
    public static IReadOnlyList<ReportReference> Of(ReportedFile file)
    {
        var outcomes = new ReferenceOutcomes(file);
        return [.. file.Result.References.Select(outcomes.ToReported)];
    }

    private static (int Line, string Kind) PlaceOf(Reference reference) => (reference.Line, JsonNames.Of(reference.Kind));

    /// <summary>Each finding is about one reference; of several in its place about the one whose text it quotes, a possible one last.</summary>
    private void Assign(IReadOnlyList<Finding> inPlace, List<Reference> references)
    {
        foreach (var finding in inPlace.Take(references.Count))
        {
            var meant = references
                .OrderByDescending(reference => finding.Message.Contains($"'{reference.Text}'", StringComparison.Ordinal))
                .ThenBy(reference => reference.Tier == ReferenceTier.Possible)
                .First();
            references.Remove(meant);
            findings[meant] = finding;
        }
    }

    private ReportReference ToReported(Reference reference) =>
        new(
            reference.Line,
            reference.Column,
            reference.Length,
            reference.Kind,
            reference.Tier,
            reference.Confidence,
            reference.IsActive,
            reference.Text,
            reference.Context,
            OutcomeOf(reference),
            findings.GetValueOrDefault(reference)
        );

    private ReferenceOutcome OutcomeOf(Reference reference) =>
        reference.Tier == ReferenceTier.Possible ? ReferenceOutcome.Possible
        : findings.ContainsKey(reference) ? ReferenceOutcome.ForPerson
        : file.Change is not null ? ReferenceOutcome.Edited
        : ReferenceOutcome.Untouched;
}
