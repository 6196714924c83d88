using GraphMcp.Processing.Files;

namespace GraphMcp.Processing.Edits.Spans;

/// <summary>A text and its lines (from 1).</summary>
internal sealed class SourceText(string text)
{
    private readonly LineIndex _lines = new(text);

    public string Text => text;

    public int LineCount => _lines.Count;

    /// <summary>Gets whether the text ends with a line ending (an empty text does).</summary>
    public bool EndsWithLineEnding => text.Length == 0 || text[^1] is '\n' or '\r';

    public int LineAt(int offset) => _lines.PositionOf(offset).Line;

    /// <summary>Returns the line without its line ending.</summary>
    public TextRange ContentOf(int line)
    {
        var (start, length) = _lines.BoundsOf(line);
        return new TextRange(start, start + length);
    }

    /// <summary>Returns the line with its line ending.</summary>
    public TextRange WholeLine(int line) => new(_lines.BoundsOf(line).Start, EndOfLine(line));

    /// <summary>Returns the lines that a range touches, whole, with the last line ending.</summary>
    public TextRange WholeLines(TextRange range) =>
        new(WholeLine(LineAt(range.Start)).Start, EndOfLine(LineAt(range.IsEmpty ? range.Start : range.End - 1)));

    /// <summary>Returns true for a line of white space only; the empty line after a final line ending is none.</summary>
    public bool IsBlankLine(int line) => !WholeLine(line).IsEmpty && ContentOf(line).Trim(text).IsEmpty;

    private int EndOfLine(int line) => line < _lines.Count ? _lines.BoundsOf(line + 1).Start : text.Length;
}
