using System.Buffers;
using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Lines, comments and blank space around the structures of a text: what decides how a structure is cut out of it.</summary>
/// <param name="text">The text.</param>
/// <param name="comments">Every comment with its markers, without a line comment's line ending, by offset.</param>
/// <param name="references">Every reference in the text, also those that are not active.</param>
internal sealed class TextLayout(string text, IReadOnlyList<TextRange> comments, IReadOnlyList<Reference> references)
{
    private static readonly SearchValues<string> Rulers = SearchValues.Create(
        ["---", "===", "***", "###", "///", "~~~"],
        StringComparison.Ordinal
    );

    private readonly SourceText _source = new(text);
    private readonly ReferenceIndex _references = new(references);

    public string Text => text;

    /// <summary>Returns where the offset's line starts.</summary>
    public int LineStart(int offset) => _source.WholeLine(_source.LineAt(offset)).Start;

    /// <summary>Returns where the offset's line ends, before its line ending.</summary>
    public int LineEnd(int offset) => _source.ContentOf(_source.LineAt(offset)).End;

    /// <summary>Returns where the line after the offset's line starts, or the end of the text.</summary>
    public int NextLine(int offset) => _source.WholeLine(_source.LineAt(offset)).End;

    /// <summary>Returns where the line before the one that starts at <paramref name="lineStart"/> starts; -1 when there is none.</summary>
    public int PreviousLine(int lineStart) => lineStart == 0 ? -1 : LineStart(lineStart - 1);

    /// <summary>Tells whether an offset is where a line starts (or where the text ends after a line ending).</summary>
    public bool IsLineStart(int offset) => LineStart(offset) == offset;

    /// <summary>Tells whether the line that starts at <paramref name="lineStart"/> holds nothing but blanks.</summary>
    public bool IsBlankLine(int lineStart) => SkipBlanks(lineStart) == LineEnd(lineStart);

    /// <summary>Returns the first offset at or after <paramref name="offset"/> that holds neither space nor tab.</summary>
    public int SkipBlanks(int offset)
    {
        while (offset < text.Length && text[offset] is ' ' or '\t')
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Returns the smallest offset from which up to <paramref name="offset"/> there are only spaces and tabs.</summary>
    public int SkipBlanksBack(int offset)
    {
        while (offset > 0 && text[offset - 1] is ' ' or '\t')
        {
            offset--;
        }

        return offset;
    }

    /// <summary>Tells whether only blanks stand before the offset in its line.</summary>
    public bool StartsLine(int offset) => SkipBlanksBack(offset) == LineStart(offset);

    /// <summary>Tells whether only blanks and comments stand after the offset in its line, and none of the comments goes on in the next.</summary>
    public bool EndsLine(int offset)
    {
        var end = LineEnd(offset);
        for (offset = SkipBlanks(offset); offset < end; offset = SkipBlanks(offset))
        {
            if (CommentAt(offset) is not { } comment || comment.End > end)
            {
                return false;
            }

            offset = comment.End;
        }

        return true;
    }

    /// <summary>Tells whether a structure has its lines to itself.</summary>
    public bool HasOwnLines(TextRange span) => StartsLine(span.Start) && EndsLine(span.End);

    /// <summary>Returns the whole lines of a structure, with the comment lines attached to it that name the database.</summary>
    public Splice WholeLines(TextRange span) => new(StartWithComments(span), NextLine(span.End));

    /// <summary>Tells whether a comment that does not name the database stands between two offsets.</summary>
    public bool HasOtherComment(int from, int to) => CommentsIn(from, to).Any(comment => !NamesDatabase(comment));

    /// <summary>Tells whether an offset lies in a comment.</summary>
    public bool IsInComment(int offset) => FirstCommentFrom(offset + 1) is > 0 and var next && comments[next - 1].Contains(offset);

    /// <summary>Returns the comment that starts at an offset, if there is one.</summary>
    public TextRange? CommentAt(int offset)
    {
        var at = FirstCommentFrom(offset);
        return at < comments.Count && comments[at].Start == offset ? comments[at] : null;
    }

    /// <summary>
    /// Goes up over the comment lines right above, at the same indentation and without a blank line between, to the topmost that names the
    /// database: the lines from there on are about the structure, those above it may be about more. Where the structure stands apart from
    /// its neighbours, all of them are about it alone.
    /// </summary>
    private int StartWithComments(TextRange span)
    {
        var own = LineStart(span.Start);
        var indentation = span.Start - own;
        var (line, result) = (own, own);
        while (CommentEndingAbove(line) is { } comment && comment.Start - LineStart(comment.Start) == indentation)
        {
            line = LineStart(comment.Start);
            result = NamesDatabase(comment) ? line : result;
        }

        return StandsApart(line, NextLine(span.End), indentation) && !IsHeading(line, own) ? line : result;
    }

    /// <summary>
    /// Tells whether lines have a blank line or an edge of what encloses them above and below. The only structure between two edges does not
    /// count: what stands above it may be about the place.
    /// </summary>
    private bool StandsApart(int start, int end, int indentation)
    {
        var above = PreviousLine(start);
        if (above < 0 || !IsEdge(above, indentation))
        {
            return false;
        }

        return end == text.Length ? IsBlankLine(above) : IsBlankLine(end) || (IsBlankLine(above) && IsEdge(end, indentation));
    }

    private bool IsEdge(int lineStart, int indentation) => IsBlankLine(lineStart) || SkipBlanks(lineStart) - lineStart < indentation;

    /// <summary>Lines with a ruler in them are a heading for more than the next structure.</summary>
    private bool IsHeading(int start, int end) => text.AsSpan(start, end - start).ContainsAny(Rulers);

    private TextRange? CommentEndingAbove(int lineStart)
    {
        var above = PreviousLine(lineStart);
        var at = FirstCommentFrom(lineStart) - 1;
        return above >= 0 && at >= 0 && comments[at] is var comment && comment.End > above && HasOwnLines(comment) ? comment : null;
    }

    private bool NamesDatabase(TextRange comment) => _references.In(comment).Any();

    private IEnumerable<TextRange> CommentsIn(int from, int to)
    {
        for (var i = FirstCommentFrom(from); i < comments.Count && comments[i].Start < to; i++)
        {
            yield return comments[i];
        }
    }

    private int FirstCommentFrom(int offset)
    {
        var (low, high) = (0, comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = comments[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
