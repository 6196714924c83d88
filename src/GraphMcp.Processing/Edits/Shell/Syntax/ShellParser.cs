using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Parses lists, statements and pipelines.</summary>
internal sealed class ShellParser
{
    private static readonly string[] Closing = ["then", "elif", "else", "fi", "do", "done", "esac", "}", "in"];

    private readonly ShellReader _reader;
    private readonly ShellCommandParser _commands;
    private readonly Stack<List<ShellHeredoc>> _open = new();

    public ShellParser(ShellReader reader)
    {
        _reader = reader;
        Words = new ShellWordReader(reader, () => ParseList(ShellListRole.MayBeEmpty));
        _commands = new ShellCommandParser(reader, this);
    }

    public ShellWordReader Words { get; }

    public ShellList ParseScript()
    {
        var list = ParseList(ShellListRole.MayBeEmpty);
        if (!_reader.IsAtEnd)
        {
            throw _reader.Error("something is closed that was not opened");
        }

        _reader.CheckHeredocs();
        return list;
    }

    /// <summary>Parses statements up to a word or bracket that closes the list.</summary>
    public ShellList ParseList(ShellListRole role)
    {
        List<ShellStatement> statements = [];
        for (_reader.SkipLines(); !IsClosed(); _reader.SkipLines())
        {
            statements.Add(ParseStatement());
        }

        return statements.Count > 0 || role == ShellListRole.MayBeEmpty
            ? new ShellList(role, statements)
            : throw _reader.Error("a command is missing");
    }

    /// <summary>Remembers a here document for the statements around the command that reads it.</summary>
    public void AwaitHeredoc(string delimiter, bool stripsTabs)
    {
        var open = _open.ToArray();
        _reader.AwaitHeredoc(delimiter, stripsTabs, heredoc => Array.ForEach(open, heredocs => heredocs.Add(heredoc)));
    }

    /// <summary>Returns the unquoted word here without taking it, or an empty one.</summary>
    public string PeekWord()
    {
        var length = 0;
        while (char.IsAsciiLetter(_reader.Peek(length)) || _reader.Peek(length) is '{' or '}' or '!' or '[' or ']')
        {
            length++;
        }

        var next = _reader.Peek(length);
        var ends =
            next is '\0' or ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '(' or ')' or '<' or '>'
            || (next == '\\' && _reader.Peek(length + 1) is '\n' or '\r');
        return ends ? _reader.Text.Substring(_reader.At, length) : "";
    }

    /// <summary>Tells whether a word stands here that closes or parts a compound command, where it stands first.</summary>
    public bool IsClosingWord() => Closing.Contains(PeekWord(), StringComparer.Ordinal);

    private bool IsClosed() =>
        _reader.IsAtEnd || _reader.Current == ')' || _reader.StartsWith(";;") || _reader.StartsWith(";&") || IsClosingWord();

    private ShellStatement ParseStatement()
    {
        List<ShellHeredoc> heredocs = [];
        _open.Push(heredocs);
        var start = _reader.At;
        List<ShellPipeline> pipelines = [ParsePipeline()];
        List<string> operators = [];
        while (TakeOperator() is { } taken)
        {
            operators.Add(taken);
            _reader.SkipLines();
            pipelines.Add(ParsePipeline());
        }

        var core = new TextRange(start, pipelines[^1].Range.End);
        var end = TakeEnd(core.End);
        _open.Pop();
        return new ShellStatement(core, new TextRange(start, end), pipelines, operators) { Heredocs = heredocs };
    }

    private string? TakeOperator()
    {
        _reader.SkipBlanks();
        return _reader.Take("&&") ? "&&"
            : _reader.Take("||") ? "||"
            : null;
    }

    /// <summary>Takes what ends a statement and returns where that is; a line end is taken too, but does not count.</summary>
    private int TakeEnd(int core)
    {
        if (_reader.StartsWith(";;") || _reader.StartsWith(";&"))
        {
            return core;
        }

        if (_reader.Take(";") || _reader.Take("&"))
        {
            return _reader.At;
        }

        _reader.TakeComment();
        if (!_reader.TakeLineEnd() && !IsClosed())
        {
            throw _reader.Error("a word stands where a command ends");
        }

        return core;
    }

    private ShellPipeline ParsePipeline()
    {
        var start = _reader.At;
        while (PeekWord() is "!" or "time" || (_reader.Current == '!' && _reader.Peek(1) == '('))
        {
            _reader.At += _reader.Current == '!' ? 1 : 4;
            _reader.SkipBlanks();
            while (_reader.StartsWith("-p "))
            {
                _reader.At += 2;
                _reader.SkipBlanks();
            }
        }

        List<ShellCommand> commands = [_commands.Parse()];
        while (TakePipe())
        {
            _reader.SkipLines();
            commands.Add(_commands.Parse());
        }

        return new ShellPipeline(new TextRange(start, commands[^1].Range.End), commands);
    }

    private bool TakePipe()
    {
        _reader.SkipBlanks();
        return _reader.Take("|&") || (!_reader.StartsWith("||") && _reader.Take("|"));
    }
}
