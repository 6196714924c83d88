using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Parses one command with its redirections.</summary>
internal sealed class ShellCommandParser
{
    private static readonly string[] Operators = ["&>>", "&>", "<<<", "<<-", "<<", ">>", ">|", ">&", "<&", "<>", ">", "<"];

    private readonly ShellReader _reader;
    private readonly ShellParser _parser;
    private readonly ShellCompoundParser _compounds;

    public ShellCommandParser(ShellReader reader, ShellParser parser)
    {
        (_reader, _parser) = (reader, parser);
        _compounds = new ShellCompoundParser(reader, parser, Parse);
    }

    public ShellCommand Parse()
    {
        var command = _compounds.TryParse();
        if (command is null)
        {
            return ParseSimple();
        }

        List<ShellRedirect> redirects = [];
        while (TakeRedirect() is { } redirect)
        {
            redirects.Add(redirect);
        }

        var end = redirects.Count > 0 ? redirects[^1].Range.End : command.Range.End;
        return command with { Range = command.Range with { End = end }, Redirects = redirects };
    }

    private ShellCommand ParseSimple()
    {
        var start = _reader.At;
        List<ShellAssignment> assignments = [];
        List<ShellWord> words = [];
        List<ShellRedirect> redirects = [];
        var end = start;
        for (; words.Count > 0 || assignments.Count > 0 || redirects.Count > 0 || !_parser.IsClosingWord(); _reader.SkipBlanks())
        {
            if (TakeRedirect() is { } redirect)
            {
                redirects.Add(redirect);
            }
            else if (words.Count == 1 && assignments.Count == 0 && redirects.Count == 0 && TakeParentheses())
            {
                return _compounds.ParseFunctionBody(start, words[0].Range);
            }
            else if (_parser.Words.Read() is { } word)
            {
                var assignment = words.Count == 0 ? ShellAssignment.Of(_reader.Text, word) : null;
                _ = assignment is null ? AddTo(words, word) : AddTo(assignments, assignment);
            }
            else
            {
                break;
            }

            end = _reader.At;
        }

        return end > start
            ? new ShellSimpleCommand(new TextRange(start, end), assignments, words) { Redirects = redirects }
            : throw _reader.Error("a command is missing");
    }

    private static bool AddTo<T>(List<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    /// <summary>Takes the empty parentheses behind a function's name.</summary>
    private bool TakeParentheses()
    {
        var start = _reader.At;
        if (_reader.Take("("))
        {
            _reader.SkipBlanks();
            if (_reader.Take(")"))
            {
                return true;
            }
        }

        _reader.At = start;
        return false;
    }

    private ShellRedirect? TakeRedirect()
    {
        _reader.SkipBlanks();
        var start = _reader.At;
        SkipDescriptor();
        var taken = Array.Find(Operators, each => _reader.StartsWith(each));
        if (taken is null || (taken is "<" or ">" && _reader.Peek(1) == '('))
        {
            _reader.At = start;
            return null;
        }

        _reader.At += taken.Length;
        _reader.SkipBlanks();
        var word = _parser.Words.Read() ?? throw _reader.Error("a redirection has no target");
        if (taken is "<<" or "<<-")
        {
            _parser.AwaitHeredoc(DelimiterOf(word), taken == "<<-");
        }

        return new ShellRedirect(new TextRange(start, word.Range.End), taken);
    }

    /// <summary>Skips the number or variable of a file descriptor, if an operator follows it.</summary>
    private void SkipDescriptor()
    {
        var length = 0;
        if (_reader.Current == '{')
        {
            while (char.IsAsciiLetterOrDigit(_reader.Peek(length + 1)) || _reader.Peek(length + 1) == '_')
            {
                length++;
            }

            length = _reader.Peek(length + 1) == '}' ? length + 2 : 0;
        }
        else
        {
            while (char.IsAsciiDigit(_reader.Peek(length)))
            {
                length++;
            }
        }

        _reader.At += _reader.Peek(length) is '<' or '>' ? length : 0;
    }

    private string DelimiterOf(ShellWord word) =>
        word
            .Range.In(_reader.Text)
            .ToString()
            .Replace("\\", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal)
            .Replace("\"", "", StringComparison.Ordinal);
}
