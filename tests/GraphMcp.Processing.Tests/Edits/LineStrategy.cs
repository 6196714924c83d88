using GraphMcp.Processing.Edits;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>Removes every line that holds an active reference; lines with <c>keep</c> are left with a reason.</summary>
internal sealed class LineStrategy(params string[] formats) : IEditStrategy
{
    public string Name => "line";

    public IReadOnlyCollection<string> Formats => formats;

    public EditProposal Propose(EditRequest request)
    {
        var text = request.Document.Text;
        var active = request.References.Where(each => each.IsActive).ToLookup(each => each.Context.Contains("keep"));
        var edits = active[false].GroupBy(each => each.Line).Select(line => Remove(text, [.. line]));
        return new EditProposal([.. edits], [.. active[true].Select(each => new LeftReference(each, "kept", "It says keep."))]);
    }

    private static ProposedEdit Remove(string text, Reference[] line)
    {
        var start = text.LastIndexOf('\n', line[0].Offset) + 1;
        var newline = text.IndexOf('\n', line[0].Offset);
        return new ProposedEdit(start, (newline < 0 ? text.Length : newline + 1) - start, "", line);
    }
}
