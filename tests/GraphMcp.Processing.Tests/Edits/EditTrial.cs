using System.Text.RegularExpressions;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>What a strategy made of a text, after everything was checked that must hold for every text and every strategy.</summary>
internal sealed partial record EditTrial(string Text, EditProposal Proposal)
{
    /// <summary>Gets the codes of what was left, in order.</summary>
    public IReadOnlyList<string> LeftCodes { get; } = [.. Proposal.Left.OrderBy(left => left.Reference.Offset).Select(left => left.Code)];

    /// <summary>Proposes and applies edits for every spelling of <c>postgres_air</c> that no comment holds.</summary>
    public static EditTrial Run(IEditStrategy strategy, ISyntaxCheck check, string before, string path = "file")
    {
        var proposal = Propose(strategy, before, path);
        AssertAllAccountedFor(before, proposal);
        AssertInOrder(before, proposal.Edits);
        var after = Apply(before, proposal.Edits);
        if (proposal.Edits.Count > 0)
        {
            Assert.Null(check.FindError(path, after));
            Assert.All(proposal.Edits, edit => Assert.Null(check.FindError(path, Apply(before, [edit]))));
        }

        AssertDoneOnce(strategy, after, path, proposal);
        return new EditTrial(after, proposal);
    }

    /// <summary>Returns every spelling of the name in a text; those after a comment marker in their line are not active.</summary>
    public static IReadOnlyList<Reference> ReferencesIn(string text) =>
        PlantedReferences.In(text, (all, offset) => !CommentMarker().IsMatch(all[(all.LastIndexOfAny(['\r', '\n'], offset) + 1)..offset]));

    private static EditProposal Propose(IEditStrategy strategy, string text, string path)
    {
        var classification = new SourceClassification(SourceType.Infrastructure, strategy.Formats.First(), null, 1, "test");
        return strategy.Propose(
            new EditRequest(path, classification, TextDocument.FromText(text), ReferencesIn(text), DatabaseName.Parse("postgres_air"))
        );
    }

    private static void AssertAllAccountedFor(string before, EditProposal proposal)
    {
        var handled = proposal.Edits.SelectMany(edit => edit.Handles).ToHashSet();
        var left = proposal.Left.Select(each => each.Reference).ToHashSet();
        Assert.Empty(handled.Intersect(left));
        Assert.All(
            ReferencesIn(before).Where(reference => reference.IsActive),
            reference => Assert.True(handled.Contains(reference) || left.Contains(reference))
        );
    }

    private static void AssertInOrder(string before, IReadOnlyList<ProposedEdit> edits)
    {
        var end = 0;
        foreach (var edit in edits)
        {
            Assert.True(edit.Offset >= end, "The edits overlap or are not in order.");
            end = edit.Offset + edit.Length;
        }

        Assert.True(end <= before.Length);
    }

    private static void AssertDoneOnce(IEditStrategy strategy, string after, string path, EditProposal first)
    {
        var second = Propose(strategy, after, path);
        Assert.Empty(second.Edits);
        Assert.Equal(
            first.Left.Select(left => left.Code).Order(StringComparer.Ordinal),
            second.Left.Select(left => left.Code).Order(StringComparer.Ordinal)
        );
    }

    private static string Apply(string text, IReadOnlyList<ProposedEdit> edits) =>
        edits.Reverse().Aggregate(text, (current, edit) => current.Remove(edit.Offset, edit.Length).Insert(edit.Offset, edit.Replacement));

    [GeneratedRegex(@"(^|\s)(#|//|/\*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentMarker();
}
