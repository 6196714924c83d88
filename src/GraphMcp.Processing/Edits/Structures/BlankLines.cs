namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Keeps one gap where two would meet after the lines between them are gone, and the file's end as it was.</summary>
/// <param name="layout">The text.</param>
/// <param name="openEnds">Where values end that the line endings after them belong to: a deletion behind one takes only those after itself.</param>
internal sealed class BlankLines(TextLayout layout, IReadOnlySet<int> openEnds)
{
    /// <summary>Tells whether two deletions of whole lines have only blank lines between them.</summary>
    public bool AreOneGap(Splice left, Splice right) =>
        IsWholeLines(left)
        && IsWholeLines(right)
        && left.End <= right.Start
        && layout.Text.AsSpan(left.End, right.Start - left.End).IsWhiteSpace();

    /// <summary>Extends a deletion of whole lines over blank lines that would double, or stand first or last in what encloses them.</summary>
    public Splice Tidy(Splice splice)
    {
        if (!IsWholeLines(splice))
        {
            return splice;
        }

        var (start, end) = (splice.Start, splice.End);
        if (openEnds.Contains(layout.Text.AsSpan(0, start).TrimEnd().Length))
        {
            return new Splice(start, BlankLinesAfter(end));
        }

        if (EndsEnclosure(end))
        {
            start = BlankLinesBefore(start);
        }
        else if (start != BlankLinesBefore(start) || StartsEnclosure(start))
        {
            end = BlankLinesAfter(end);
        }

        return KeepMissingFinalLineEnding(start, end);
    }

    private bool IsWholeLines(Splice splice) =>
        splice.IsDeletion && layout.IsLineStart(splice.Start) && (layout.IsLineStart(splice.End) || splice.End == layout.Text.Length);

    private bool StartsEnclosure(int lineStart)
    {
        var before = layout.Text.AsSpan(0, lineStart).TrimEnd();
        return before.IsEmpty || (before[^1] is '{' or '[' or '(' or ':' && !layout.IsInComment(before.Length - 1));
    }

    private bool EndsEnclosure(int lineStart)
    {
        var after = layout.Text.AsSpan(lineStart).TrimStart();
        return after.IsEmpty || after[0] is '}' or ']' or ')';
    }

    private int BlankLinesBefore(int lineStart)
    {
        for (var line = layout.PreviousLine(lineStart); line >= 0 && layout.IsBlankLine(line); line = layout.PreviousLine(line))
        {
            lineStart = line;
        }

        return lineStart;
    }

    private int BlankLinesAfter(int lineStart)
    {
        while (lineStart < layout.Text.Length && layout.IsBlankLine(lineStart))
        {
            lineStart = layout.NextLine(lineStart);
        }

        return lineStart;
    }

    /// <summary>Where the removed lines end a text that has no final line ending, the line that is last now gets none either.</summary>
    private Splice KeepMissingFinalLineEnding(int start, int end)
    {
        var endsWithoutLineEnding = end == layout.Text.Length && !layout.IsLineStart(end);
        return endsWithoutLineEnding && start > 0 ? new Splice(layout.LineEnd(layout.PreviousLine(start)), end) : new Splice(start, end);
    }
}
