using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits;

/// <summary>Tells by a look at the edited text what became of each reference: what a strategy says of its edits is not taken on trust.</summary>
internal sealed class ReferenceFates
{
    private readonly Reference[] _remaining;
    private readonly bool[] _isTaken;

    private ReferenceFates(IEnumerable<Reference> found)
    {
        // Without its surroundings a reference may be no more than possible: it is there all the same.
        _remaining = [.. found];
        _isTaken = new bool[_remaining.Length];
    }

    /// <summary>Returns the fate of each reference.</summary>
    /// <param name="references">The references before the edit.</param>
    /// <param name="edited">The edited text.</param>
    /// <param name="found">The references in the edited text, by offset.</param>
    public static Dictionary<Reference, ReferenceFate> Of(
        IEnumerable<Reference> references,
        EditedText edited,
        IReadOnlyList<Reference> found
    )
    {
        var fates = new ReferenceFates(found);
        return references.ToDictionary(each => each, each => fates.FateOf(each, edited));
    }

    private ReferenceFate FateOf(Reference reference, EditedText edited)
    {
        var (start, end, isReplaced) = edited.Locate(reference.Offset, reference.Offset + reference.Length);
        for (var i = FirstEndingBehind(start); i < _remaining.Length && _remaining[i].Offset < end; i++)
        {
            if (!_isTaken[i] && (!isReplaced || _remaining[i].Text.Equals(reference.Text, StringComparison.OrdinalIgnoreCase)))
            {
                _isTaken[i] = true;
                return _remaining[i].Kind == ReferenceKind.Annotation ? ReferenceFate.Annotated : ReferenceFate.Left;
            }
        }

        return ReferenceFate.Removed;
    }

    private int FirstEndingBehind(int offset)
    {
        var (low, high) = (0, _remaining.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _remaining[middle].Offset + _remaining[middle].Length > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
