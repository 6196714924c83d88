using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Spans;

/// <summary>The references of a text, found by range.</summary>
internal sealed class ReferenceIndex
{
    private readonly Reference[] _byOffset;

    public ReferenceIndex(IEnumerable<Reference> references) =>
        _byOffset = [.. references.Where(each => each.Offset >= 0).OrderBy(each => each.Offset)];

    public IReadOnlyList<Reference> All => _byOffset;

    /// <summary>Returns the references that lie wholly in a range.</summary>
    public IEnumerable<Reference> In(TextRange range)
    {
        for (var at = FirstFrom(range.Start); at < _byOffset.Length && _byOffset[at].Offset < range.End; at++)
        {
            if (range.Contains(_byOffset[at]))
            {
                yield return _byOffset[at];
            }
        }
    }

    /// <summary>Returns the active references that lie wholly in a range.</summary>
    public IEnumerable<Reference> ActiveIn(TextRange range) => In(range).Where(each => each.IsActive);

    public bool HasActiveIn(TextRange range) => ActiveIn(range).Any();

    private int FirstFrom(int offset)
    {
        var (low, high) = (0, _byOffset.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _byOffset[middle].Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
