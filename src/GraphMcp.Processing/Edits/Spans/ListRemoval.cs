namespace GraphMcp.Processing.Edits.Spans;

/// <summary>How items of a list go with exactly one separator each.</summary>
internal static class ListRemoval
{
    /// <summary>
    /// Returns the ranges to remove: an item with what parts it from the next one, at the end of the list with what parts it from the one before;
    /// null when no item would stay.
    /// </summary>
    public static IReadOnlyList<TextRange>? Plan(IReadOnlyList<TextRange> items, IReadOnlyList<bool> isRemoved)
    {
        if (isRemoved.All(each => each))
        {
            return null;
        }

        List<TextRange> removals = [];
        for (var first = 0; first < items.Count; first++)
        {
            var last = first;
            while (isRemoved[first] && last + 1 < items.Count && isRemoved[last + 1])
            {
                last++;
            }

            if (isRemoved[first])
            {
                removals.Add(
                    last + 1 < items.Count
                        ? new TextRange(items[first].Start, items[last + 1].Start)
                        : new TextRange(items[first - 1].End, items[last].End)
                );
            }

            first = last;
        }

        return removals;
    }
}
