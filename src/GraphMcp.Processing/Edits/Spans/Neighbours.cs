namespace GraphMcp.Processing.Edits.Spans;

/// <summary>Structures that stand beside each other on one line.</summary>
internal static class Neighbours
{
    /// <summary>Joins structures that only blanks part, and drops those that lie in another.</summary>
    public static IReadOnlyList<TextRange> Join(string text, IEnumerable<TextRange> structures)
    {
        List<TextRange> joined = [];
        foreach (var next in structures.OrderBy(each => each.Start).ThenByDescending(each => each.End))
        {
            if (joined.Count > 0 && IsBlank(text, joined[^1].End, next.Start))
            {
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, next.End) };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }

    private static bool IsBlank(string text, int from, int to) => from >= to || !text.AsSpan(from, to - from).ContainsAnyExcept(' ', '\t');
}
