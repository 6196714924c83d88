namespace GraphMcp.Processing.Diffs;

/// <summary>Moves changes to where a reader expects them: a removed block begins at its head and ends at its own end, not at its neighbour's.</summary>
/// <remarks>
/// A run that was only removed (or only added) may be told one line higher when the line above equals the run's last one, and lower likewise:
/// the texts stay the same, and so do the counts.
/// </remarks>
internal static class ChangeSlider
{
    /// <summary>Returns the changes at their best places.</summary>
    public static List<LineChange> Slide(string[] before, string[] after, List<LineChange> changes)
    {
        for (var change = 0; change < changes.Count; change++)
        {
            var current = changes[change];
            if (current.BeforeCount > 0 && current.AfterCount > 0)
            {
                continue;
            }

            var lines = current.BeforeCount > 0 ? before : after;
            var (start, count) =
                current.BeforeCount > 0 ? (current.BeforeStart, current.BeforeCount) : (current.AfterStart, current.AfterCount);
            // One common line has to stay between two changes, or they would be one.
            var up = change == 0 ? current.BeforeStart : current.BeforeStart - changes[change - 1].BeforeEnd - 1;
            var down = (change == changes.Count - 1 ? before.Length : changes[change + 1].BeforeStart - 1) - current.BeforeEnd;
            var by = Best(lines, start, count, up, down);
            changes[change] = current with { BeforeStart = current.BeforeStart + by, AfterStart = current.AfterStart + by };
        }

        return changes;
    }

    private static int Best(string[] lines, int start, int count, int up, int down)
    {
        var (first, last) = (0, 0);
        while (-first < up && lines[start + first - 1] == lines[start + first + count - 1])
        {
            first--;
        }

        while (last < down && lines[start + last] == lines[start + last + count])
        {
            last++;
        }

        return Enumerable.Range(first, last - first + 1).MinBy(by => (Badness(lines, start + by), -by));
    }

    /// <summary>Best is a line with text behind an empty one, then the one with the least indentation that does not close what stands above it.</summary>
    private static (bool Blank, bool Inside, int Indent, bool Closes) Badness(string[] lines, int start)
    {
        var indent = Indent(lines[start]);
        var above = start == 0 ? "" : lines[start - 1];
        return (indent < 0, Indent(above) >= 0, indent, Indent(above) > indent);
    }

    /// <summary>The white space before a line's text; -1 for a line without any.</summary>
    private static int Indent(string line) => line.AsSpan().TrimEnd().IsEmpty ? -1 : line.Length - line.AsSpan().TrimStart().Length;
}
