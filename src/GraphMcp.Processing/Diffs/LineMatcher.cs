using DiffPlex;

namespace GraphMcp.Processing.Diffs;

/// <summary>Finds the lines that two texts have in common.</summary>
/// <remarks>
/// Lines that are there once on both sides anchor the comparison, and what was only removed (or only added) between anchors is found in one pass, so
/// that a dump from which a hundred thousand lines were taken costs no more than reading it. Only the rest, where it is small, is searched for the least change.
/// </remarks>
internal sealed class LineMatcher
{
    private const int MostLinesToSearch = 10_000;

    private readonly string[] _before;
    private readonly string[] _after;

    /// <summary>For each line before the line after that it is, or -1.</summary>
    private readonly int[] _partner;

    private LineMatcher(string[] before, string[] after)
    {
        (_before, _after, _partner) = (before, after, new int[before.Length]);
        Array.Fill(_partner, -1);
    }

    /// <summary>Returns what changed, in order.</summary>
    public static List<LineChange> Match(string[] before, string[] after)
    {
        var matcher = new LineMatcher(before, after);
        matcher.MatchAll();
        return matcher.ToChanges();
    }

    private void MatchAll()
    {
        var open = new Stack<LineChange>([new LineChange(0, _before.Length, 0, _after.Length)]);
        while (open.TryPop(out var range))
        {
            var rest = Trim(range);
            if (rest is { BeforeCount: > 0, AfterCount: > 0 } && !TryAnchor(rest, open) && !TryPairInOrder(rest))
            {
                Search(rest);
            }
        }
    }

    /// <summary>Pairs the common lines at both ends.</summary>
    private LineChange Trim(LineChange range)
    {
        var (before, beforeEnd, after, afterEnd) = (range.BeforeStart, range.BeforeEnd, range.AfterStart, range.AfterEnd);
        while (before < beforeEnd && after < afterEnd && _before[before] == _after[after])
        {
            _partner[before++] = after++;
        }

        while (before < beforeEnd && after < afterEnd && _before[beforeEnd - 1] == _after[afterEnd - 1])
        {
            _partner[--beforeEnd] = --afterEnd;
        }

        return new LineChange(before, beforeEnd - before, after, afterEnd - after);
    }

    /// <summary>Leaves the ranges between the anchors open; false when there is none.</summary>
    private bool TryAnchor(LineChange range, Stack<LineChange> open)
    {
        var anchors = LineAnchors.Find(_before, _after, range);
        var (before, after) = (range.BeforeStart, range.AfterStart);
        foreach (var (anchorBefore, anchorAfter) in anchors)
        {
            _partner[anchorBefore] = anchorAfter;
            open.Push(new LineChange(before, anchorBefore - before, after, anchorAfter - after));
            (before, after) = (anchorBefore + 1, anchorAfter + 1);
        }

        if (anchors.Count > 0)
        {
            open.Push(new LineChange(before, range.BeforeEnd - before, after, range.AfterEnd - after));
        }

        return anchors.Count > 0;
    }

    /// <summary>Pairs all lines of the shorter side, where they stand in the same order on the other.</summary>
    private bool TryPairInOrder(LineChange range)
    {
        var partners = new List<(int Before, int After)>();
        var (before, after) = (range.BeforeStart, range.AfterStart);
        var removes = range.BeforeCount > range.AfterCount;
        while (before < range.BeforeEnd && after < range.AfterEnd)
        {
            if (_before[before] == _after[after])
            {
                partners.Add((before++, after++));
            }
            else
            {
                (before, after) = removes ? (before + 1, after) : (before, after + 1);
            }
        }

        var found = partners.Count == Math.Min(range.BeforeCount, range.AfterCount);
        if (found)
        {
            partners.ForEach(pair => _partner[pair.Before] = pair.After);
        }

        return found;
    }

    private void Search(LineChange range)
    {
        if (range.BeforeCount + range.AfterCount > MostLinesToSearch)
        {
            return;
        }

        var before = string.Concat(_before[range.BeforeStart..range.BeforeEnd]);
        var after = string.Concat(_after[range.AfterStart..range.AfterEnd]);
        var blocks = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineChunker()).DiffBlocks;
        var (old, @new) = (0, 0);
        foreach (var block in blocks.Append(new(range.BeforeCount, 0, range.AfterCount, 0)))
        {
            while (old < block.DeleteStartA)
            {
                _partner[range.BeforeStart + old++] = range.AfterStart + @new++;
            }

            (old, @new) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
    }

    private List<LineChange> ToChanges()
    {
        var changes = new List<LineChange>();
        var (before, after) = (0, 0);
        for (var line = 0; line <= _before.Length; line++)
        {
            var partner = line == _before.Length ? _after.Length : _partner[line];
            if (partner < 0)
            {
                continue;
            }

            if (line > before || partner > after)
            {
                changes.Add(new LineChange(before, line - before, after, partner - after));
            }

            (before, after) = (line + 1, partner + 1);
        }

        return changes;
    }

    /// <summary>Takes a text apart at its newlines, which stay.</summary>
    private sealed class LineChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length; )
            {
                var end = text.IndexOf('\n', start) is var newline and >= 0 ? newline + 1 : text.Length;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }
}
