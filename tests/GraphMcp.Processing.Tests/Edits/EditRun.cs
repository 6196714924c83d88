using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>One strategy over one text, with what must hold of every proposal.</summary>
internal sealed record EditRun(string Before, string After, EditProposal Proposal, IReadOnlyList<Reference> References)
{
    public IEnumerable<string> LeftCodes => Proposal.Left.Select(each => each.Code);

    public static EditRun Of(
        IEditStrategy strategy,
        ISyntaxCheck check,
        string format,
        string path,
        string before,
        Func<string, int, bool> isActive
    )
    {
        Assert.Null(check.FindError(path, before));
        var run = Once(strategy, format, path, before, isActive);
        AssertEditsStandAlone(check, path, before, run.Proposal);
        AssertAccountedFor(run);
        Assert.Null(check.FindError(path, run.After));
        var again = Once(strategy, format, path, run.After, isActive);
        Assert.Equal(run.After, again.After);
        return run;
    }

    private static EditRun Once(IEditStrategy strategy, string format, string path, string before, Func<string, int, bool> isActive)
    {
        var references = PlantedReferences.In(before, isActive);
        var classification = new SourceClassification(SourceType.Unknown, format, null, 1, "test");
        var database = DatabaseName.Parse(PlantedReferences.Name);
        var proposal = strategy.Propose(new EditRequest(path, classification, TextDocument.FromText(before), references, database));
        return new EditRun(before, Apply(before, proposal.Edits), proposal, references);
    }

    private static string Apply(string text, IEnumerable<ProposedEdit> edits)
    {
        var end = text.Length;
        foreach (var edit in edits.OrderByDescending(each => each.Offset))
        {
            Assert.True(edit.Offset + edit.Length <= end, "edits overlap");
            text = text.Remove(edit.Offset, edit.Length).Insert(edit.Offset, edit.Replacement);
            end = edit.Offset;
        }

        return text;
    }

    private static void AssertEditsStandAlone(ISyntaxCheck check, string path, string before, EditProposal proposal) =>
        Assert.All(proposal.Edits, edit => Assert.Null(check.FindError(path, Apply(before, [edit]))));

    private static void AssertAccountedFor(EditRun run)
    {
        var handled = run.Proposal.Edits.SelectMany(each => each.Handles).ToList();
        var left = run.Proposal.Left.Select(each => each.Reference).ToList();
        Assert.Distinct([.. handled, .. left]);
        Assert.All(run.References.Where(each => each.IsActive), each => Assert.True(handled.Contains(each) || left.Contains(each)));
        Assert.All(run.Proposal.Edits.Where(each => !each.Annotates), each => Assert.NotEmpty(each.Handles));
    }
}
