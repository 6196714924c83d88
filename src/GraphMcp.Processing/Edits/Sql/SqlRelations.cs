namespace GraphMcp.Processing.Edits.Sql;

/// <summary>The tables, views and functions that a statement reads or changes.</summary>
internal sealed class SqlRelations
{
    private static readonly IReadOnlyList<string> Introducing = SqlKeywords.Words("FROM JOIN INTO UPDATE TABLE USING REFERENCES");

    private static readonly IReadOnlyList<string> EndOfList = SqlKeywords.Words(
        "WHERE GROUP ORDER HAVING LIMIT OFFSET UNION EXCEPT INTERSECT SET VALUES RETURNING WINDOW FETCH SELECT FOR"
    );

    private static readonly IReadOnlyList<string> Skipped = SqlKeywords.Words("ONLY LATERAL TABLE IF NOT EXISTS IGNORE");
    private static readonly IReadOnlyList<string> Extractions = SqlKeywords.Words("EXTRACT SUBSTRING TRIM OVERLAY POSITION SUBSTR");
    private static readonly IReadOnlyList<string> Changing = SqlKeywords.Words("INSERT UPDATE DELETE MERGE TRUNCATE DROP ALTER CREATE");

    private static readonly IReadOnlyList<string> NotChangingBehind = SqlKeywords.Words(
        "FOR ON DO KEY BEFORE AFTER OR OF NO INSTEAD GRANT REVOKE THEN"
    );

    private readonly string _text;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly List<SqlName> _names = [];
    private readonly HashSet<string> _subqueries = new(StringComparer.OrdinalIgnoreCase);

    public SqlRelations(string text, IReadOnlyList<SqlToken> tokens)
    {
        (_text, _tokens) = (text, tokens);
        FindSubqueries();
        FindNames();
    }

    /// <summary>Gets the names, without those that the statement itself gives to subqueries.</summary>
    public IEnumerable<SqlName> Names =>
        _names.Where(name => name.IsQualified || !_subqueries.Contains(name.First.Inner(_text).In(_text).ToString()));

    /// <summary>Gets how many parts of the statement change something.</summary>
    public int Changes
    {
        get
        {
            var changes = 0;
            for (var index = 0; index < _tokens.Count; index++)
            {
                var isChange = _tokens[index].IsAnyWord(_text, Changing);
                changes += isChange && (index == 0 || !_tokens[index - 1].IsAnyWord(_text, NotChangingBehind)) ? 1 : 0;
            }

            return changes;
        }
    }

    /// <summary>Finds <c>name AS (</c> and <c>name (columns) AS (</c>.</summary>
    private void FindSubqueries()
    {
        for (var index = 1; index + 1 < _tokens.Count; index++)
        {
            var next = _tokens[index + 1].IsWord(_text, "NOT") ? index + 2 : index + 1;
            next = next < _tokens.Count && _tokens[next].IsWord(_text, "MATERIALIZED") ? next + 1 : next;
            if (_tokens[index].IsWord(_text, "AS") && next < _tokens.Count && _tokens[next].IsSymbol(_text, '('))
            {
                AddSubquery(index - 1);
            }
        }
    }

    private void AddSubquery(int index)
    {
        for (var depth = 0; index >= 0 && (depth > 0 || _tokens[index].IsSymbol(_text, ')')); index--)
        {
            depth +=
                _tokens[index].IsSymbol(_text, ')') ? 1
                : _tokens[index].IsSymbol(_text, '(') ? -1
                : 0;
            if (depth == 0)
            {
                index--;
                break;
            }
        }

        if (index >= 0 && _tokens[index].IsName)
        {
            _subqueries.Add(_tokens[index].Inner(_text).In(_text).ToString());
        }
    }

    private void FindNames()
    {
        var cursor = new SqlCursor(_text, _tokens);
        var lists = new Stack<bool>([false]);
        while (!cursor.IsAtEnd)
        {
            if (cursor.IsSymbol('('))
            {
                lists.Push(false);
            }
            else if (cursor.IsSymbol(')') && lists.Count > 1)
            {
                lists.Pop();
            }

            var startsList = cursor.IsAny(Introducing) && !IsOtherFrom(cursor.Index);
            var isNext = cursor.IsSymbol(',') && lists.Peek();
            if (cursor.IsAny(EndOfList))
            {
                lists.Pop();
                lists.Push(false);
            }

            cursor.Index++;
            if (startsList || isNext)
            {
                lists.Pop();
                lists.Push(true);
                AddName(cursor);
            }
        }
    }

    private void AddName(SqlCursor cursor)
    {
        cursor.SkipAll(Skipped);
        if (cursor.IsAny(EndOfList) || cursor.IsSymbol('*') || cursor.TakeName() is not { } name)
        {
            return;
        }

        var isFunction = cursor.IsSymbol('(') && !name.IsQualified && !IsInto(name);
        if (!isFunction)
        {
            _names.Add(name);
        }
    }

    /// <summary><c>INTO t (columns)</c> has a table before the parenthesis, <c>FROM f (arguments)</c> a function.</summary>
    private bool IsInto(SqlName name)
    {
        for (var index = 1; index < _tokens.Count; index++)
        {
            if (_tokens[index] == name.First)
            {
                return _tokens[index - 1].IsAnyWord(_text, ["INTO", "TABLE", "REFERENCES", "EXISTS", "INSERT"]);
            }
        }

        return false;
    }

    /// <summary><c>IS DISTINCT FROM</c> and <c>EXTRACT(… FROM …)</c> name no table.</summary>
    private bool IsOtherFrom(int index)
    {
        if (!_tokens[index].IsWord(_text, "FROM"))
        {
            return false;
        }

        if (index > 0 && _tokens[index - 1].IsWord(_text, "DISTINCT"))
        {
            return true;
        }

        var depth = 0;
        for (var at = index - 1; at > 0; at--)
        {
            depth +=
                _tokens[at].IsSymbol(_text, ')') ? 1
                : _tokens[at].IsSymbol(_text, '(') ? -1
                : 0;
            if (depth < 0)
            {
                return _tokens[at - 1].IsAnyWord(_text, Extractions);
            }
        }

        return false;
    }
}
