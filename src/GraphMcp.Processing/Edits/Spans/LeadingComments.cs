using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Spans;

/// <summary>Comments on lines of their own, directly above a structure, that name the database: they make no sense without it.</summary>
/// <param name="source">The text.</param>
/// <param name="references">The references in it.</param>
/// <param name="comments">Every comment in it, by offset.</param>
internal sealed class LeadingComments(SourceText source, ReferenceIndex references, IEnumerable<TextRange> comments)
{
    private readonly Dictionary<int, TextRange> _byEnd = comments
        .Select(comment => comment.Trim(source.Text))
        .Where(comment => !comment.IsEmpty)
        .ToDictionary(comment => comment.End);

    /// <summary>Returns whole lines with the comments above them that name the database; the first comment that does not ends it.</summary>
    public TextRange Include(TextRange lines)
    {
        while (CommentAbove(lines.Start) is { } comment && references.In(comment).Any(each => each.Tier is not ReferenceTier.Possible))
        {
            lines = lines with { Start = comment.Start };
        }

        return lines;
    }

    /// <summary>Returns true when the range is one comment and white space.</summary>
    public bool IsComment(TextRange range) =>
        _byEnd.TryGetValue(range.Trim(source.Text).End, out var comment) && comment == range.Trim(source.Text);

    private TextRange? CommentAbove(int lineStart)
    {
        if (lineStart == 0)
        {
            return null;
        }

        var end = source.ContentOf(source.LineAt(lineStart - 1)).Trim(source.Text).End;
        if (!_byEnd.TryGetValue(end, out var comment))
        {
            return null;
        }

        var whole = source.WholeLines(comment);
        return whole.Trim(source.Text) == comment ? whole : null;
    }
}
