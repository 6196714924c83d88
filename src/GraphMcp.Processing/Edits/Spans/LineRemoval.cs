namespace GraphMcp.Processing.Edits.Spans;

/// <summary>How whole lines go, so that what stays looks as if they had never been there.</summary>
internal static class LineRemoval
{
    /// <summary>
    /// Returns the removals by offset, without overlap; where a removal would leave two blank lines that one parted before, or blank lines at
    /// the end of the text, it takes those too, and a text without a final line ending keeps none.
    /// </summary>
    public static IReadOnlyList<TextRange> Arrange(SourceText source, IEnumerable<TextRange> removals)
    {
        var ranges = WithoutOverlap(removals);
        for (var last = ranges.Count - 1; last >= 0; )
        {
            int first;
            do
            {
                first = StartOfRun(ranges, last);
                TakeBlankLines(source, ranges, first, last);
            } while (StartOfRun(ranges, last) < first); // the blank lines parted it from another removal

            last = first - 1;
        }

        return KeepFinalLineEnding(source, ranges);
    }

    private static List<TextRange> WithoutOverlap(IEnumerable<TextRange> removals)
    {
        List<TextRange> ranges = [];
        foreach (var range in removals.OrderBy(each => each.Start).ThenByDescending(each => each.End))
        {
            var start = ranges.Count > 0 ? Math.Max(range.Start, ranges[^1].End) : range.Start;
            if (range.End > start)
            {
                ranges.Add(range with { Start = start });
            }
        }

        return ranges;
    }

    private static int StartOfRun(List<TextRange> ranges, int index)
    {
        while (index > 0 && ranges[index - 1].End == ranges[index].Start)
        {
            index--;
        }

        return index;
    }

    private static void TakeBlankLines(SourceText source, List<TextRange> ranges, int first, int last)
    {
        var (start, end) = (ranges[first].Start, ranges[last].End);
        if (end == source.Text.Length)
        {
            var floor = first > 0 ? ranges[first - 1].End : 0;
            while (start > floor && source.IsBlankLine(source.LineAt(start - 1)))
            {
                start = source.WholeLine(source.LineAt(start - 1)).Start;
            }

            ranges[first] = ranges[first] with { Start = start };
            return;
        }

        var isParted = start == 0 || source.IsBlankLine(source.LineAt(start - 1));
        var next = source.LineAt(end);
        if (isParted && source.IsBlankLine(next))
        {
            ranges[last] = ranges[last] with { End = source.WholeLine(next).End };
        }
    }

    private static List<TextRange> KeepFinalLineEnding(SourceText source, List<TextRange> ranges)
    {
        if (ranges.Count == 0 || ranges[^1].End < source.Text.Length || source.EndsWithLineEnding)
        {
            return ranges;
        }

        var first = StartOfRun(ranges, ranges.Count - 1);
        var start = ranges[first].Start;
        var end = source.Text.Length;
        ranges.RemoveRange(first, ranges.Count - first);
        var ending = start >= 2 && source.Text[start - 2] == '\r' && source.Text[start - 1] == '\n' ? 2 : Math.Min(start, 1);
        ranges.Add(new TextRange(start - ending, end));
        return ranges;
    }
}
