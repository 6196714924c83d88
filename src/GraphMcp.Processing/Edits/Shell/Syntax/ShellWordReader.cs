using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Reads words with their quotes and expansions.</summary>
/// <param name="reader">Where the parser is.</param>
/// <param name="readCommands">Reads the commands of a substitution up to its closing parenthesis.</param>
internal sealed class ShellWordReader(ShellReader reader, Func<ShellList> readCommands)
{
    private List<ShellSubstitution> _substitutions = [];

    /// <summary>Reads the word here; null when none starts here.</summary>
    public ShellWord? Read()
    {
        var start = reader.At;
        var outer = _substitutions;
        _substitutions = [];
        IReadOnlyList<ShellWord>? items = null;
        while (!IsEndOfWord() && !(reader.Current == '#' && reader.At == start))
        {
            if (reader.Current == '(' && IsAssigned(start))
            {
                items = ReadItems();
                break;
            }

            if (reader.Current == '(' && reader.At > start && reader.Peek(-1) is '?' or '*' or '+' or '@' or '!')
            {
                ReadPatternGroup();
            }
            else
            {
                ReadPart(inQuotes: false);
            }
        }

        var word = new ShellWord(new TextRange(start, reader.At), _substitutions) { Items = items };
        _substitutions = outer;
        return reader.At > start ? word : null;
    }

    /// <summary>Reads one character, or a quoted or expanded part as a whole.</summary>
    public void ReadPart(bool inQuotes)
    {
        switch (reader.Current)
        {
            case '\\':
                reader.At += reader.Peek(1) == '\r' && reader.Peek(2) == '\n' ? 3 : 2;
                break;
            case '\'' when !inQuotes:
                ReadQuoted('\'', hasEscapes: false);
                break;
            case '"':
                ReadDoubleQuoted();
                break;
            case '`':
                ReadBackticks();
                break;
            case '$':
                ReadExpansion(inQuotes);
                break;
            case '<' or '>' when !inQuotes && reader.Peek(1) == '(':
                ReadSubstitution(2);
                break;
            default:
                reader.At++;
                break;
        }

        if (reader.At > reader.Text.Length)
        {
            throw reader.Error("the script ends in a word");
        }
    }

    /// <summary>Skips to the closing bracket of an arithmetic or parameter expansion, which may nest.</summary>
    public void SkipTo(char open, char close, string construct, bool inQuotes)
    {
        for (var depth = 0; !reader.IsAtEnd; )
        {
            if (reader.Current == close && depth-- == 0)
            {
                return;
            }

            depth += reader.Current == open ? 1 : 0;
            ReadPart(inQuotes);
        }

        throw reader.Error($"{construct} is not closed by {close}");
    }

    private bool IsEndOfWord() =>
        reader.IsAtLineEnd
        || reader.Current is ' ' or '\t' or ';' or '&' or '|' or ')'
        || (reader.Current is '<' or '>' && reader.Peek(1) != '(')
        || (reader.Current == '(' && !(reader.Peek(-1) is '?' or '*' or '+' or '@' or '!' or '='))
        || (reader.Current == '\\' && reader.Peek(1) is '\n' or '\r');

    private bool IsAssigned(int start) =>
        reader.Peek(-1) == '='
        && ShellAssignment.Of(reader.Text, new ShellWord(new TextRange(start, reader.At), [])) is { Value.IsEmpty: true };

    private List<ShellWord> ReadItems()
    {
        List<ShellWord> items = [];
        reader.At++;
        for (reader.SkipLines(); reader.Current != ')'; reader.SkipLines())
        {
            items.Add(Read() ?? throw reader.Error("an array is not closed by )"));
        }

        reader.At++;
        return items;
    }

    private void ReadPatternGroup()
    {
        reader.At++;
        SkipTo('(', ')', "a pattern", inQuotes: false);
        reader.At++;
    }

    private void ReadQuoted(char quote, bool hasEscapes)
    {
        for (reader.At++; !reader.IsAtEnd; reader.At++)
        {
            if (reader.Current == quote)
            {
                reader.At++;
                return;
            }

            reader.At += hasEscapes && reader.Current == '\\' ? 1 : 0;
        }

        throw reader.Error($"a string is not closed by {quote}");
    }

    private void ReadDoubleQuoted()
    {
        reader.At++;
        while (reader.Current != '"')
        {
            if (reader.IsAtEnd)
            {
                throw reader.Error("a string is not closed by \"");
            }

            ReadPart(inQuotes: true);
        }

        reader.At++;
    }

    private void ReadBackticks()
    {
        var start = reader.At;
        ReadQuoted('`', hasEscapes: true);
        _substitutions.Add(new ShellSubstitution(new TextRange(start, reader.At), Commands: null));
    }

    private void ReadExpansion(bool inQuotes)
    {
        switch (reader.Peek(1))
        {
            case '(' when reader.Peek(2) == '(' && TryReadArithmetic():
                break;
            case '(':
                ReadSubstitution(2);
                break;
            case '{':
                reader.At += 2;
                SkipTo('\0', '}', "an expansion", inQuotes);
                reader.At++;
                break;
            case '\'' when !inQuotes:
                reader.At++;
                ReadQuoted('\'', hasEscapes: true);
                break;
            case '#' or '$' or '!':
                reader.At += 2;
                break;
            default:
                reader.At++;
                break;
        }
    }

    /// <summary><c>$((1 + 2))</c>; what only looks like it is a substitution that starts with a subshell.</summary>
    private bool TryReadArithmetic()
    {
        var start = reader.At;
        try
        {
            reader.At += 3;
            SkipTo('(', ')', "arithmetic", inQuotes: true);
            if (reader.Take("))"))
            {
                return true;
            }
        }
        catch (ShellSyntaxException)
        {
            // It is no arithmetic then; the substitution says what is wrong.
        }

        reader.At = start;
        return false;
    }

    private void ReadSubstitution(int opening)
    {
        var start = reader.At;
        reader.At += opening;
        var outer = _substitutions;
        var commands = readCommands();
        _substitutions = outer;
        reader.Expect(")", "a substitution");
        _substitutions.Add(new ShellSubstitution(new TextRange(start, reader.At), commands));
    }
}
