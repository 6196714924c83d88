namespace GraphMcp.Processing.Files;

/// <summary>Where the lines of a text start; a line ends at <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>.</summary>
internal sealed class LineIndex
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public LineIndex(string text)
    {
        _text = text;
        for (var end = NextLineEnd(0); end >= 0; end = NextLineEnd(_starts[^1]))
        {
            _starts.Add(end);
        }
    }

    /// <summary>Gets the number of lines; a text that ends with a line ending has an empty last line.</summary>
    public int Count => _starts.Count;

    /// <summary>Returns the line and column of an offset, both from 1.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _text.Length);
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _starts[line] + 1);
    }

    /// <summary>Returns where a line (from 1) starts, and its length without the line ending.</summary>
    public (int Start, int Length) BoundsOf(int line)
    {
        var start = _starts[line - 1];
        var end = line < _starts.Count ? _starts[line] : _text.Length;
        while (end > start && _text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return (start, end - start);
    }

    private int NextLineEnd(int from)
    {
        var ending = _text.AsSpan(from).IndexOfAny('\r', '\n');
        if (ending < 0)
        {
            return -1;
        }

        var at = from + ending;
        return _text[at] == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n' ? at + 2 : at + 1;
    }
}
