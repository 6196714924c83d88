using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Where the parser is in a script, and what it passes silently: blanks, comments, line ends and here documents.</summary>
internal sealed class ShellReader(string text)
{
    private readonly List<(string Delimiter, bool StripsTabs, Action<ShellHeredoc> Found)> _pending = [];

    public string Text => text;

    public int At { get; set; }

    public List<TextRange> Comments { get; } = [];

    public bool IsAtEnd => At >= text.Length;

    /// <summary>Gets the character here, or a null character at the end.</summary>
    public char Current => Peek(0);

    public bool IsAtLineEnd => IsAtEnd || Current is '\n' or '\r';

    public char Peek(int ahead) => At + ahead < text.Length ? text[At + ahead] : '\0';

    public bool StartsWith(string value) => string.CompareOrdinal(text, At, value, 0, value.Length) == 0;

    public bool Take(string value)
    {
        if (!StartsWith(value))
        {
            return false;
        }

        At += value.Length;
        return true;
    }

    public void Expect(string value, string construct)
    {
        if (!Take(value))
        {
            throw Error($"{construct} is not closed by {value}");
        }
    }

    public ShellSyntaxException Error(string message) => new(At, message);

    /// <summary>Skips blanks and line ends that a backslash takes away.</summary>
    public void SkipBlanks()
    {
        while (true)
        {
            if (Current is ' ' or '\t')
            {
                At++;
            }
            else if (Current == '\\' && LineEndAfter(At + 1) is var length and > 0)
            {
                At += 1 + length;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Skips blanks, comments and line ends.</summary>
    public void SkipLines()
    {
        while (true)
        {
            SkipBlanks();
            TakeComment();
            if (!TakeLineEnd())
            {
                return;
            }
        }
    }

    public void TakeComment()
    {
        if (Current != '#')
        {
            return;
        }

        var start = At;
        while (!IsAtLineEnd)
        {
            At++;
        }

        // The first line is no remark: it says which interpreter runs the script.
        if (start != 0 || Peek(start + 1 - At) != '!')
        {
            Comments.Add(new TextRange(start, At));
        }
    }

    /// <summary>Takes a line end, and the here documents that start behind it.</summary>
    public bool TakeLineEnd()
    {
        var length = LineEndAfter(At);
        if (length == 0)
        {
            return false;
        }

        At += length;
        foreach (var (delimiter, stripsTabs, found) in _pending)
        {
            found(ReadHeredoc(delimiter, stripsTabs));
        }

        _pending.Clear();
        return true;
    }

    /// <summary>Asks for a here document behind the current line.</summary>
    public void AwaitHeredoc(string delimiter, bool stripsTabs, Action<ShellHeredoc> found) => _pending.Add((delimiter, stripsTabs, found));

    /// <summary>Fails where a here document was announced and the script is over.</summary>
    public void CheckHeredocs()
    {
        if (_pending.Count > 0)
        {
            throw Error("a here document is missing");
        }
    }

    private ShellHeredoc ReadHeredoc(string delimiter, bool stripsTabs)
    {
        var start = At;
        while (!IsAtEnd)
        {
            var line = At;
            while (!IsAtLineEnd)
            {
                At++;
            }

            var content = text.AsSpan(line..At);
            if ((stripsTabs ? content.TrimStart('\t') : content).SequenceEqual(delimiter))
            {
                var body = new TextRange(start, At);
                At += LineEndAfter(At);
                return new ShellHeredoc(body);
            }

            At += LineEndAfter(At);
        }

        throw Error("a here document has no end");
    }

    private int LineEndAfter(int at) =>
        at >= text.Length ? 0
        : text[at] == '\n' ? 1
        : text[at] != '\r' ? 0
        : at + 1 < text.Length && text[at + 1] == '\n' ? 2
        : 1;
}
