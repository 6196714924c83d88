using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Parses compound commands.</summary>
/// <param name="reader">Where the parser is.</param>
/// <param name="parser">Parses lists and words.</param>
/// <param name="parseCommand">Parses the body of a function.</param>
internal sealed class ShellCompoundParser(ShellReader reader, ShellParser parser, Func<ShellCommand> parseCommand)
{
    /// <summary>Returns null when no compound command starts here.</summary>
    public ShellCommand? TryParse()
    {
        var start = reader.At;
        if (reader.StartsWith("((") && TryParseArithmetic(start) is { } arithmetic)
        {
            return arithmetic;
        }

        if (reader.Take("("))
        {
            return ParseBracketed(start, "(", ")");
        }

        switch (parser.PeekWord())
        {
            case "{":
                reader.At++;
                return ParseBracketed(start, "{", "}");
            case "if":
                return ParseIf(start);
            case "while":
            case "until":
                reader.At += "while".Length;
                var condition = parser.ParseList(ShellListRole.Condition);
                return new ShellBlock(default, "while", [condition, ParseDo()]) { Range = From(start) };
            case "for":
            case "select":
                return ParseFor(start);
            case "case":
                return ParseCase(start);
            case "function":
                return ParseFunction(start);
            case "[[":
                return ParseTest(start);
            default:
                return null;
        }
    }

    public ShellFunction ParseFunctionBody(int start, TextRange name)
    {
        reader.SkipLines();
        var body = parseCommand();
        return body is ShellSimpleCommand or ShellFunction
            ? throw reader.Error("a function has no body")
            : new ShellFunction(From(start), name, body);
    }

    private TextRange From(int start) => new(start, reader.At);

    private void ExpectWord(string word, string construct)
    {
        reader.SkipLines();
        if (parser.PeekWord() != word)
        {
            throw reader.Error($"{construct} has no {word}");
        }

        reader.At += word.Length;
    }

    private ShellBlock ParseBracketed(int start, string open, string close)
    {
        var body = parser.ParseList(ShellListRole.Body);
        reader.Expect(close, open);
        return new ShellBlock(From(start), open, [body]);
    }

    private ShellBlock ParseIf(int start)
    {
        List<ShellList> parts = [];
        reader.At += "if".Length;
        while (true)
        {
            parts.Add(parser.ParseList(ShellListRole.Condition));
            ExpectWord("then", "if");
            parts.Add(parser.ParseList(ShellListRole.Body));
            if (parser.PeekWord() != "elif")
            {
                break;
            }

            reader.At += "elif".Length;
        }

        if (parser.PeekWord() == "else")
        {
            reader.At += "else".Length;
            parts.Add(parser.ParseList(ShellListRole.Body));
        }

        ExpectWord("fi", "if");
        return new ShellBlock(From(start), "if", parts);
    }

    private ShellList ParseDo()
    {
        ExpectWord("do", "a loop");
        var body = parser.ParseList(ShellListRole.Body);
        ExpectWord("done", "a loop");
        return body;
    }

    private ShellLoop ParseFor(int start)
    {
        reader.At += parser.PeekWord().Length;
        reader.SkipBlanks();
        List<ShellWord> items = [];
        if (reader.Take("(("))
        {
            SkipArithmetic();
        }
        else
        {
            _ = parser.Words.Read() ?? throw reader.Error("a loop has no variable");
            reader.SkipLines();
            if (parser.PeekWord() == "in")
            {
                reader.At += "in".Length;
                items = ReadWords();
            }
        }

        reader.SkipBlanks();
        reader.Take(";");
        var body = ParseDo();
        return new ShellLoop(From(start), items, body);
    }

    private List<ShellWord> ReadWords()
    {
        List<ShellWord> words = [];
        for (reader.SkipBlanks(); parser.Words.Read() is { } word; reader.SkipBlanks())
        {
            words.Add(word);
        }

        return words;
    }

    private ShellCase ParseCase(int start)
    {
        reader.At += "case".Length;
        reader.SkipLines();
        var subject = parser.Words.Read() ?? throw reader.Error("case has no word");
        ExpectWord("in", "case");
        List<ShellBranch> branches = [];
        for (reader.SkipLines(); parser.PeekWord() != "esac"; reader.SkipLines())
        {
            branches.Add(ParseBranch());
        }

        reader.At += "esac".Length;
        return new ShellCase(From(start), subject, branches);
    }

    private ShellBranch ParseBranch()
    {
        var start = reader.At;
        reader.Take("(");
        List<ShellWord> patterns = [];
        do
        {
            reader.SkipBlanks();
            patterns.Add(parser.Words.Read() ?? throw reader.Error("case is not closed by esac"));
            reader.SkipBlanks();
        } while (reader.Take("|"));

        reader.Expect(")", "a pattern of case");
        var body = parser.ParseList(ShellListRole.MayBeEmpty);
        var terminator =
            reader.Take(";;&") ? ";;&"
            : reader.Take(";;") ? ";;"
            : reader.Take(";&") ? ";&"
            : "";
        if (terminator.Length == 0 && parser.PeekWord() != "esac")
        {
            throw reader.Error("case is not closed by esac");
        }

        return new ShellBranch(From(start), patterns, body, terminator);
    }

    private ShellFunction ParseFunction(int start)
    {
        reader.At += "function".Length;
        reader.SkipBlanks();
        var name = parser.Words.Read() ?? throw reader.Error("a function has no name");
        reader.SkipBlanks();
        if (reader.Take("("))
        {
            reader.SkipBlanks();
            reader.Expect(")", "a function");
        }

        return ParseFunctionBody(start, name.Range);
    }

    private ShellExpression ParseTest(int start)
    {
        reader.At += "[[".Length;
        while (!(parser.PeekWord() == "]]" && reader.Peek(-1) is ' ' or '\t' or '\n' or '\r'))
        {
            if (reader.IsAtEnd)
            {
                throw reader.Error("[[ is not closed by ]]");
            }

            if (!reader.TakeLineEnd())
            {
                parser.Words.ReadPart(inQuotes: false);
            }
        }

        reader.At += "]]".Length;
        return new ShellExpression(From(start));
    }

    private ShellExpression? TryParseArithmetic(int start)
    {
        try
        {
            reader.At += 2;
            SkipArithmetic();
            return new ShellExpression(From(start));
        }
        catch (ShellSyntaxException)
        {
            // Two subshells, one in the other.
            reader.At = start;
            return null;
        }
    }

    private void SkipArithmetic()
    {
        parser.Words.SkipTo('(', ')', "arithmetic", inQuotes: true);
        reader.Expect("))", "((");
    }
}
