using System.Text;
using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Proposes edits of a file that reads as a tree of mappings, sequences and scalars.</summary>
internal static class DataEditing
{
    /// <summary>Returns the proposal; a text that does not parse, and a plan whose outcome cannot be proved, give no edits.</summary>
    public static EditProposal Propose(EditRequest request, Func<string, DataTree> read)
    {
        if (!request.References.Any(reference => reference.IsActive))
        {
            return new EditProposal([], []);
        }

        try
        {
            return Propose(read(request.Document.Text), request.References, read);
        }
        catch (InvalidSyntaxException)
        {
            return LeftReason.Unparsable.ForAll(request.References);
        }
    }

    private static EditProposal Propose(DataTree tree, IReadOnlyList<Reference> references, Func<string, DataTree> read)
    {
        var (plan, left) = DataPlanner.Plan(tree, references);
        var layout = new TextLayout(tree.Text, tree.Comments, references);
        var edits = new EditAssembler(layout, references, OpenEnds(tree)).Assemble(new DataCutter(tree, plan, layout).Cut());
        return IsProved(tree, plan, Apply(tree.Text, edits), read)
            ? new EditProposal(edits, [.. left.ExceptBy(edits.SelectMany(edit => edit.Handles), each => each.Reference)])
            : LeftReason.NoSafeEdit.ForAll(references);
    }

    /// <summary>A block scalar may keep all line endings after it (<c>|+</c>), and needs one where another line takes the text's end from it.</summary>
    private static HashSet<int> OpenEnds(DataTree tree) =>
        [
            .. tree
                .Documents.SelectMany(DataTree.NodesOf)
                .OfType<DataScalar>()
                .Where(scalar => scalar.Style == ScalarStyle.Block && (KeepsLineEndings(scalar, tree.Text) || !tree.Text.EndsWith('\n')))
                .Select(scalar => scalar.Span.End),
        ];

    private static bool KeepsLineEndings(DataScalar scalar, string text) =>
        scalar.Content.In(text)[..Math.Min(3, scalar.Content.Length)].Contains('+');

    private static bool IsProved(DataTree tree, DataPlan plan, string edited, Func<string, DataTree> read)
    {
        try
        {
            return DataProof.Holds(tree, plan, read(edited));
        }
        catch (InvalidSyntaxException)
        {
            return false;
        }
    }

    private static string Apply(string text, IReadOnlyList<ProposedEdit> edits)
    {
        var (result, at) = (new StringBuilder(text.Length), 0);
        foreach (var edit in edits)
        {
            result.Append(text, at, edit.Offset - at).Append(edit.Replacement);
            at = edit.Offset + edit.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
