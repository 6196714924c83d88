using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Spans;

/// <summary>Collects what a strategy decides about structures and turns it into edits that do not overlap.</summary>
/// <param name="source">The text.</param>
/// <param name="references">Every reference in it, by offset.</param>
/// <param name="comments">The comments in it, by offset; those on lines of their own go with the structure below them.</param>
internal sealed class ProposalBuilder(SourceText source, IReadOnlyList<Reference> references, IReadOnlyList<TextRange> comments)
{
    private readonly ReferenceIndex _references = new(references);
    private readonly List<TextRange> _structures = [];
    private readonly List<(TextRange Range, string Replacement)> _parts = [];
    private readonly List<LeftReference> _left = [];

    /// <summary>Removes a structure: its whole lines where it stands alone on them, with the comments above that name the database.</summary>
    /// <remarks>A comment after the structure on its last line belongs to it.</remarks>
    public void RemoveStructure(TextRange structure) => _structures.Add(structure);

    /// <summary>Puts something else in the place of a structure; the comments above that name the database go.</summary>
    public void ReplaceStructure(TextRange structure, string replacement)
    {
        ReplacePart(structure, replacement);
        var lines = source.WholeLines(structure);
        var withComments = new LeadingComments(source, _references, comments).Include(lines);
        if (withComments.Start < lines.Start)
        {
            RemovePart(new TextRange(withComments.Start, lines.Start));
        }
    }

    /// <summary>Removes exactly this part (a list item with its separator).</summary>
    public void RemovePart(TextRange part) => ReplacePart(part, "");

    /// <summary>Puts something else in the place of a part.</summary>
    public void ReplacePart(TextRange part, string replacement) => _parts.Add((part, replacement));

    /// <summary>Leaves one reference for a person.</summary>
    public void Leave(Reference reference, string code, string reason) => _left.Add(new LeftReference(reference, code, reason));

    /// <summary>Leaves every active reference in a range for a person.</summary>
    public void LeaveIn(TextRange range, string code, string reason)
    {
        foreach (var reference in _references.ActiveIn(range))
        {
            Leave(reference, code, reason);
        }
    }

    /// <summary>Returns the proposal; an active reference that nothing was decided about is left.</summary>
    public EditProposal Build()
    {
        ProposedEdit[] edits =
        [
            .. NonOverlapping().Select(edit => new ProposedEdit(edit.Range.Start, edit.Range.Length, edit.Text, HandledBy(edit.Range))),
        ];
        var decided = edits.SelectMany(edit => edit.Handles).ToHashSet();
        List<LeftReference> left = [.. _left.Where(each => decided.Add(each.Reference))];
        left.AddRange(_references.All.Where(each => each.IsActive && decided.Add(each)).Select(LeftReasons.NoSafeEdit));
        return new EditProposal(edits, [.. left.OrderBy(each => each.Reference.Offset)]);
    }

    private IEnumerable<(TextRange Range, string Text)> NonOverlapping()
    {
        var end = 0;
        var all = RemovedStructures().Select(range => (Range: range, Text: "")).Concat(_parts);
        foreach (var (range, text) in all.OrderBy(edit => edit.Range.Start).ThenByDescending(edit => edit.Range.End))
        {
            if (range.End > end)
            {
                yield return (range with { Start = Math.Max(range.Start, end) }, text);
                end = range.End;
            }
        }
    }

    private List<TextRange> RemovedStructures()
    {
        List<TextRange> lines = [];
        List<TextRange> parts = [];
        var leading = new LeadingComments(source, _references, comments);
        foreach (var structure in Neighbours.Join(source.Text, _structures))
        {
            var whole = source.WholeLines(structure);
            var after = new TextRange(structure.End, whole.End);
            if (IsBlank(new TextRange(whole.Start, structure.Start)) && (IsBlank(after) || leading.IsComment(after)))
            {
                lines.Add(leading.Include(whole));
            }
            else
            {
                parts.Add(WithBlanks(structure));
            }
        }

        return [.. LineRemoval.Arrange(source, lines), .. parts];
    }

    private Reference[] HandledBy(TextRange range) => [.. _references.In(range)];

    private bool IsBlank(TextRange range) => range.Trim(source.Text).IsEmpty;

    /// <summary>Something else stands on the same lines: only the structure goes, with the blanks that parted it from the rest.</summary>
    private TextRange WithBlanks(TextRange structure)
    {
        var (start, end) = (structure.Start, structure.End);
        while (end < source.Text.Length && source.Text[end] is ' ' or '\t')
        {
            end++;
        }

        if (end == source.ContentOf(source.LineAt(end)).End)
        {
            while (start > 0 && source.Text[start - 1] is ' ' or '\t')
            {
                start--;
            }
        }

        return new TextRange(start, end);
    }
}
