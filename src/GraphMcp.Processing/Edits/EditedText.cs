using System.Text;

namespace GraphMcp.Processing.Edits;

/// <summary>A text with edits applied, and where everything went.</summary>
internal sealed class EditedText
{
    private readonly IReadOnlyList<ProposedEdit> _edits;

    /// <summary>By how much the text before each edit, and behind the last one, has moved.</summary>
    private readonly int[] _shifts;

    private EditedText(string text, IReadOnlyList<ProposedEdit> edits)
    {
        (Text, _edits, _shifts) = (text, edits, new int[edits.Count + 1]);
        for (var i = 0; i < edits.Count; i++)
        {
            _shifts[i + 1] = _shifts[i] + edits[i].Replacement.Length - edits[i].Length;
        }
    }

    /// <summary>Gets the new text.</summary>
    public string Text { get; }

    /// <summary>Applies edits that are ordered by offset and do not overlap.</summary>
    public static EditedText Apply(string text, IReadOnlyList<ProposedEdit> edits)
    {
        var edited = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            edited.Append(text, at, edit.Offset - at).Append(edit.Replacement);
            at = edit.Offset + edit.Length;
        }

        return new EditedText(edited.Append(text, at, text.Length - at).ToString(), edits);
    }

    /// <summary>
    /// Returns where what stood in a range of the old text is to be found in the new one: moved as it is, or somewhere in the replacement of the
    /// edit that took it.
    /// </summary>
    public (int Start, int End, bool IsReplaced) Locate(int start, int end)
    {
        var next = FirstEndingBehind(start);
        var shift = _shifts[next];
        if (next < _edits.Count && _edits[next].Offset < end)
        {
            var replaced = _edits[next];
            return (replaced.Offset + shift, replaced.Offset + shift + replaced.Replacement.Length, true);
        }

        return (start + shift, end + shift, false);
    }

    /// <summary>Returns where, in the old text, what stands at an offset of the new one came from; of a replacement it is the edit's own offset.</summary>
    public int OffsetBefore(int offset)
    {
        for (var i = _edits.Count - 1; i >= 0; i--)
        {
            var start = _edits[i].Offset + _shifts[i];
            if (offset >= start)
            {
                var behind = offset - start - _edits[i].Replacement.Length;
                return behind < 0 ? _edits[i].Offset : _edits[i].Offset + _edits[i].Length + behind;
            }
        }

        return offset;
    }

    private int FirstEndingBehind(int offset)
    {
        var (low, high) = (0, _edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _edits[middle].Offset + _edits[middle].Length > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
