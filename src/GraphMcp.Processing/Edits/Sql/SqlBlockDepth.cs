namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Follows <c>BEGIN … END</c> and parentheses through one statement: a semicolon ends it only outside of both.</summary>
internal sealed class SqlBlockDepth(string text, SqlDialect dialect)
{
    private static readonly IReadOnlyList<string> TransactionWords = SqlKeywords.Words(
        "TRANSACTION TRAN WORK ISOLATION READ DEFERRED IMMEDIATE EXCLUSIVE DISTRIBUTED CONCURRENT"
    );

    private static readonly IReadOnlyList<string> Routines = SqlKeywords.Words("FUNCTION PROCEDURE PROC TRIGGER EVENT PACKAGE");
    private static readonly IReadOnlyList<string> EndsOfOthers = SqlKeywords.Words("IF LOOP WHILE REPEAT FOR");

    private readonly List<SqlToken> _tokens = [];
    private int _blocks;
    private int _parentheses;
    private bool _isRoutine;
    private bool _needsSeparator;

    /// <summary>Gets whether a semicolon that was just taken ends the statement.</summary>
    public bool IsZero => _blocks == 0 && _parentheses <= 0 && !_needsSeparator;

    /// <summary>Takes the next token of the statement.</summary>
    public void Take(SqlToken token)
    {
        SettleBlock(token);
        if (token.Kind == SqlTokenKind.Symbol)
        {
            _parentheses += text[token.Range.Start] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
        }

        _isRoutine |= _tokens.Count is > 0 and < 12 && _tokens[0].IsWord(text, "CREATE") && token.IsAnyWord(text, Routines);
        _needsSeparator |= _isRoutine && _parentheses == 0 && (dialect == SqlDialect.TSql || StartsBareBody(token));
        _tokens.Add(token);
    }

    /// <summary>Returns what is not balanced at the end of the statement, or null.</summary>
    public string? FindError()
    {
        SettleBlock(next: null);
        return _parentheses != 0 ? "the parentheses are not balanced"
            : _blocks > 0 ? "a BEGIN has no END"
            : null;
    }

    /// <summary>What a block's word means shows with the token behind it.</summary>
    private void SettleBlock(SqlToken? next)
    {
        if (_tokens.Count == 0)
        {
            return;
        }

        var last = _tokens[^1];
        if (last.IsWord(text, "BEGIN") && MayOpenBlock())
        {
            var isTransaction = next is null or { Kind: SqlTokenKind.Symbol } || next.Value.IsAnyWord(text, TransactionWords);
            _blocks += isTransaction ? 0 : 1;
        }
        else if (last.IsWord(text, "END") && _blocks > 0 && next?.IsAnyWord(text, EndsOfOthers) != true)
        {
            _blocks--;
        }

        var isCase = next?.IsWord(text, "CASE") == true && !last.IsWord(text, "END");
        _blocks += isCase && _blocks > 0 ? 1 : 0;
    }

    private bool MayOpenBlock() => _tokens.Count == 1 || _blocks > 0 || _isRoutine || dialect == SqlDialect.TSql;

    /// <summary>A body that is no string and starts with no <c>BEGIN</c> has declarations, whose semicolons end nothing.</summary>
    private bool StartsBareBody(SqlToken token) =>
        _tokens.Count > 0
        && _tokens[^1].IsAnyWord(text, ["AS", "IS"])
        && token.Kind == SqlTokenKind.Word
        && !token.IsAnyWord(text, ["BEGIN", "NOT", "NULL", "DISTINCT"]);
}
