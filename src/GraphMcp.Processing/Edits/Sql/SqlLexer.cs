using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Reads one token of SQL at a time.</summary>
internal sealed class SqlLexer(string text, SqlDialect dialect)
{
    private bool _inHint;

    /// <summary>Gets what is unterminated, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads the token at an offset at which no white space stands.</summary>
    public SqlToken Read(int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '-' when next == '-' => new SqlToken(SqlTokenKind.Comment, new TextRange(at, EndOfLine(at))),
            '#' when dialect == SqlDialect.MySql => new SqlToken(SqlTokenKind.Comment, new TextRange(at, EndOfLine(at))),
            '/' when next == '*' => ReadComment(at),
            '*' when next == '/' && _inHint => EndHint(at),
            '\'' => Quoted(SqlTokenKind.String, at, at, '\'', dialect == SqlDialect.MySql),
            'e' or 'E' when next == '\'' && dialect == SqlDialect.Standard => Quoted(SqlTokenKind.String, at, at + 1, '\'', true),
            '"' => Quoted(SqlTokenKind.QuotedName, at, at, '"', dialect == SqlDialect.MySql),
            '`' => Quoted(SqlTokenKind.QuotedName, at, at, '`', false),
            '[' when IsBracketName(at) => Quoted(SqlTokenKind.QuotedName, at, at, ']', false),
            '$' when DollarTag(at) is { } tag => ReadDollarString(at, tag),
            var first when char.IsAsciiDigit(first) => While(SqlTokenKind.Number, at, IsNumberPart),
            var first when IsNameStart(first, next) => While(SqlTokenKind.Word, at, IsNamePart),
            _ => new SqlToken(SqlTokenKind.Symbol, new TextRange(at, at + 1)),
        };
    }

    public int EndOfLine(int at)
    {
        var length = text.AsSpan(at).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : at + length;
    }

    private static bool IsNumberPart(char character) => char.IsAsciiLetterOrDigit(character) || character == '.';

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '#' or '@';

    private static bool IsNameStart(char first, char next) =>
        char.IsLetter(first) || first == '_' || (first is '@' or '#' && (char.IsLetter(next) || next is '_' or '@' or '#'));

    private SqlToken While(SqlTokenKind kind, int at, Func<char, bool> isPart)
    {
        var end = at + 1;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return new SqlToken(kind, new TextRange(at, end));
    }

    private SqlToken Quoted(SqlTokenKind kind, int start, int open, char close, bool hasEscapes)
    {
        for (var end = open + 1; end < text.Length; end++)
        {
            if (text[end] == '\\' && hasEscapes)
            {
                end++;
            }
            else if (text[end] == close && end + 1 < text.Length && text[end + 1] == close)
            {
                end++;
            }
            else if (text[end] == close)
            {
                return new SqlToken(kind, new TextRange(start, end + 1));
            }
        }

        return Unterminated(start, "quote");
    }

    /// <summary>Brackets hold names in SQL Server; behind a name they are an index.</summary>
    private bool IsBracketName(int at) =>
        dialect == SqlDialect.TSql && (at == 0 || !(IsNamePart(text[at - 1]) || text[at - 1] is ')' or ']' or '"'));

    /// <summary>Returns the tag with both dollars, or null when no dollar-quoted string starts here.</summary>
    private string? DollarTag(int at)
    {
        if (dialect != SqlDialect.Standard || (at > 0 && IsNamePart(text[at - 1])))
        {
            return null;
        }

        var end = at + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '_' || (char.IsDigit(text[end]) && end > at + 1)))
        {
            end++;
        }

        return end < text.Length && text[end] == '$' ? text[at..(end + 1)] : null;
    }

    private SqlToken ReadDollarString(int at, string tag)
    {
        var close = text.IndexOf(tag, at + tag.Length, StringComparison.Ordinal);
        return close < 0 ? Unterminated(at, "dollar quote") : new SqlToken(SqlTokenKind.String, new TextRange(at, close + tag.Length));
    }

    private SqlToken ReadComment(int at)
    {
        if (dialect == SqlDialect.MySql && at + 2 < text.Length && text[at + 2] == '!')
        {
            _inHint = true;
            return While(SqlTokenKind.Hint, at + 2, char.IsAsciiDigit) is var mark
                ? mark with
                {
                    Range = mark.Range with { Start = at },
                }
                : mark;
        }

        var depth = 1;
        for (var end = at + 2; end + 1 < text.Length; end++)
        {
            if (text[end] == '*' && text[end + 1] == '/')
            {
                end++;
                depth--;
            }
            else if (text[end] == '/' && text[end + 1] == '*' && dialect != SqlDialect.MySql)
            {
                end++;
                depth++;
            }

            if (depth == 0)
            {
                return new SqlToken(SqlTokenKind.Comment, new TextRange(at, end + 1));
            }
        }

        return Unterminated(at, "comment");
    }

    private SqlToken EndHint(int at)
    {
        _inHint = false;
        return new SqlToken(SqlTokenKind.Hint, new TextRange(at, at + 2));
    }

    private SqlToken Unterminated(int at, string what)
    {
        Error ??= $"the {what} has no end";
        return new SqlToken(SqlTokenKind.String, new TextRange(at, text.Length));
    }
}
