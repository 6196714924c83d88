using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Splits a script into statements and commands.</summary>
internal sealed class SqlSplitter(string text, SqlDialect dialect)
{
    private readonly SqlLexer _lexer = new(text, dialect);
    private readonly List<SqlStatement> _statements = [];
    private readonly List<TextRange> _comments = [];
    private readonly List<SqlToken> _tokens = [];
    private SqlBlockDepth _depth = new(text, dialect);
    private string _delimiter = ";";
    private string? _error;
    private int _at;

    public SqlScript Split()
    {
        while (SkipWhiteSpace())
        {
            if (!TakeLine())
            {
                TakeToken();
            }
        }

        EndStatement(text.Length, meta: null);
        return new SqlScript(new SourceText(text), dialect, _statements, _comments, _error ?? _lexer.Error);
    }

    private bool SkipWhiteSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return _at < text.Length;
    }

    /// <summary>Takes a line that is no SQL, if one stands here.</summary>
    private bool TakeLine()
    {
        var end = _lexer.EndOfLine(_at);
        var line = new TextRange(_at, end).Trim(text);
        var isLineStart = new TextRange(StartOfLine(_at), _at).Trim(text).IsEmpty;
        switch (SqlClientLine.Classify(text, line, dialect, isLineStart, _tokens.Count == 0))
        {
            case SqlClientLineKind.None:
                return false;
            case SqlClientLineKind.Comment:
                _comments.Add(line);
                break;
            case SqlClientLineKind.EndOfStatement when _tokens.Count > 0:
                EndStatement(line.End, line);
                break;
            case SqlClientLineKind.Separator:
                EndStatement(_at, meta: null);
                _statements.Add(new SqlStatement(SqlStatementKind.Separator, line, []));
                break;
            case SqlClientLineKind.Delimiter:
                _delimiter = SqlClientLine.DelimiterOf(text, line);
                _statements.Add(new SqlStatement(SqlStatementKind.Separator, line, []));
                break;
            default:
                _statements.Add(new SqlStatement(SqlStatementKind.Command, line, []));
                break;
        }

        _at = end;
        return true;
    }

    private void TakeToken()
    {
        if (text.AsSpan(_at).StartsWith(_delimiter, StringComparison.Ordinal))
        {
            var token = new SqlToken(SqlTokenKind.Symbol, new TextRange(_at, _at + _delimiter.Length));
            _at = token.Range.End;
            _depth.Take(token);
            if (_delimiter != ";" || _depth.IsZero)
            {
                EndStatement(_at, meta: null);
            }
            else
            {
                _tokens.Add(token);
            }

            return;
        }

        Add(_lexer.Read(_at));
    }

    private void Add(SqlToken token)
    {
        _at = token.Range.End;
        if (token.Kind == SqlTokenKind.Comment)
        {
            _comments.Add(token.Range);
            return;
        }

        if (dialect == SqlDialect.TSql && _tokens is [var use, var name] && use.IsWord(text, "USE") && IsNextLine(name, token))
        {
            EndStatement(name.Range.End, meta: null);
            _at = token.Range.End;
        }

        _tokens.Add(token);
        if (token.Kind != SqlTokenKind.Hint)
        {
            _depth.Take(token);
        }
    }

    private void EndStatement(int end, TextRange? meta)
    {
        if (_tokens.Count > 0)
        {
            var start = _tokens[0].Range.Start;
            Fail(start, _depth.FindError());
            SqlToken[] code = [.. _tokens.Where(token => token.Kind is not SqlTokenKind.Hint)];
            end = SkipCopiedData(code, end);
            _statements.Add(new SqlStatement(SqlStatementKind.Statement, new TextRange(start, end).Trim(text), code) { Meta = meta });
            _tokens.Clear();
            _at = Math.Max(_at, end);
        }

        _depth = new SqlBlockDepth(text, dialect);
    }

    /// <summary>Data in the script belongs to the <c>COPY … FROM stdin</c> above it.</summary>
    private int SkipCopiedData(SqlToken[] code, int end)
    {
        if (dialect != SqlDialect.Standard || code.Length == 0 || !code[0].IsWord(text, "COPY") || !IsFromStandardInput(code))
        {
            return end;
        }

        for (var line = NextLine(end); line < text.Length; line = NextLine(line))
        {
            if (text.AsSpan(line).StartsWith("\\.", StringComparison.Ordinal))
            {
                return _lexer.EndOfLine(line);
            }
        }

        Fail(end, "copied data has no end");
        return end;
    }

    private bool IsFromStandardInput(SqlToken[] code)
    {
        for (var index = 1; index + 1 < code.Length; index++)
        {
            if (code[index].IsWord(text, "FROM") && code[index + 1].IsWord(text, "STDIN"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>SQL Server needs no semicolon; of the statements that go without, <c>USE</c> is one that surely ends with its line.</summary>
    private bool IsNextLine(SqlToken last, SqlToken token) => text.AsSpan(last.Range.End..token.Range.Start).Contains('\n');

    private int NextLine(int at)
    {
        var end = _lexer.EndOfLine(at);
        return end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : Math.Min(end + 1, text.Length);
    }

    private int StartOfLine(int at) => text.AsSpan(0, at).LastIndexOfAny('\r', '\n') + 1;

    private void Fail(int at, string? what) => _error ??= what is null ? null : $"Line {new SourceText(text).LineAt(at)}: {what}.";
}
