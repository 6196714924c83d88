using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Cuts members out of YAML's block collections, where lines and indentation are the structure.</summary>
internal sealed class BlockCutter(TextLayout layout)
{
    /// <summary>Returns the splices that remove neighbouring members, of which at least one other member of the collection is none.</summary>
    public List<Splice> Remove(List<DataMember> members, int first, int count)
    {
        var next = first + count < members.Count ? members[first + count] : null;
        if (next is not null && !layout.StartsLine(members[first].Span.Start))
        {
            return [AfterDash(members[first].Span.Start, members[first + count - 1].Span.End, next.Span.Start)];
        }

        return [.. members.Skip(first).Take(count).Select(Lines)];
    }

    /// <summary>Returns the splices that leave an empty collection in the place of a block collection.</summary>
    public List<Splice> Empty(DataCollection collection)
    {
        var lines = collection.Members.ConvertAll(Lines);
        if (collection.Member is not null)
        {
            return [new Splice(collection.HeaderEnd, collection.HeaderEnd, " " + collection.EmptyText), .. lines];
        }

        var root = lines[0];
        while (lines.Count > 1 && layout.Text.AsSpan(root.End, lines[1].Start - root.End).IsWhiteSpace())
        {
            root = root with { End = lines[1].End };
            lines.RemoveAt(1);
        }

        lines[0] = root with { Replacement = collection.EmptyText + LineEndingBefore(root.End) };
        return lines;
    }

    private string LineEndingBefore(int lineStart) =>
        layout.PreviousLine(lineStart) is var line and >= 0 && layout.IsLineStart(lineStart)
            ? layout.Text[layout.LineEnd(line)..lineStart]
            : "";

    /// <summary>What follows a dash on its line is followed by the next entry in its place, or by nothing where a comment stands between.</summary>
    private Splice AfterDash(int start, int end, int next) =>
        layout.HasOtherComment(start, next) ? new Splice(layout.SkipBlanksBack(start), layout.LineEnd(end)) : new Splice(start, next);

    private Splice Lines(DataMember member)
    {
        var indentation = member.Span.Start - layout.LineStart(member.Span.Start);
        var lines = layout.WholeLines(member.Span);
        return lines with { End = AfterDeeperComments(lines.End, indentation) };
    }

    /// <summary>Comment lines that are indented more than the member are what is left of its last entries.</summary>
    private int AfterDeeperComments(int lineStart, int indentation)
    {
        var end = lineStart;
        for (var line = lineStart; line < layout.Text.Length; line = layout.NextLine(line))
        {
            var content = layout.SkipBlanks(line);
            if (layout.CommentAt(content) is not null && content - line > indentation)
            {
                end = layout.NextLine(line);
            }
            else if (!layout.IsBlankLine(line))
            {
                break;
            }
        }

        return end;
    }
}
