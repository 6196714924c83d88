namespace GraphMcp.Processing.Diffs;

/// <summary>Finds lines that are there once on both sides and in the same order: what a reader would take for the same place.</summary>
internal static class LineAnchors
{
    /// <summary>Returns the longest run of anchors in a range, in order.</summary>
    public static IReadOnlyList<(int Before, int After)> Find(string[] before, string[] after, LineChange range)
    {
        var once = Once(after, range.AfterStart, range.AfterEnd);
        var pairs = Once(before, range.BeforeStart, range.BeforeEnd)
            .Where(line => line.Value >= 0 && once.GetValueOrDefault(line.Key, -1) >= 0)
            .Select(line => (Before: line.Value, After: once[line.Key]))
            .OrderBy(pair => pair.Before)
            .ToArray();
        return LongestRising(pairs);
    }

    /// <summary>Returns where each line stands; -1 when it is there more than once.</summary>
    private static Dictionary<string, int> Once(string[] lines, int start, int end)
    {
        var once = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = start; line < end; line++)
        {
            once[lines[line]] = once.ContainsKey(lines[line]) ? -1 : line;
        }

        return once;
    }

    /// <summary>The longest subsequence whose second part rises too, by patience sorting.</summary>
    private static List<(int Before, int After)> LongestRising((int Before, int After)[] pairs)
    {
        var tops = new List<int>();
        var below = new int[pairs.Length];
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var pile = FirstPileFrom(tops, pairs, pairs[pair].After);
            below[pair] = pile > 0 ? tops[pile - 1] : -1;
            if (pile == tops.Count)
            {
                tops.Add(pair);
            }
            else
            {
                tops[pile] = pair;
            }
        }

        var longest = new List<(int, int)>(tops.Count);
        for (var pair = tops.Count > 0 ? tops[^1] : -1; pair >= 0; pair = below[pair])
        {
            longest.Add(pairs[pair]);
        }

        longest.Reverse();
        return longest;
    }

    private static int FirstPileFrom(List<int> tops, (int Before, int After)[] pairs, int after)
    {
        var (low, high) = (0, tops.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = pairs[tops[middle]].After < after ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
