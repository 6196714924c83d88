namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Tells which statements have no effect outside of the database that they run in.</summary>
/// <param name="script">The script.</param>
/// <param name="ownership">The database's names.</param>
/// <param name="isNew">Whether the session is one of its own (psql) or goes on with another database (<c>USE</c>).</param>
/// <param name="isLast">Whether nothing runs after it.</param>
/// <param name="keepsState">Whether the session's settings hold for what runs after it.</param>
internal sealed class SqlSessionBound(SqlScript script, SqlOwnership ownership, bool isNew, bool isLast, bool keepsState)
{
    private static readonly IReadOnlyList<string> Reading = SqlKeywords.Words(
        "SELECT WITH TABLE VALUES EXPLAIN SHOW DESCRIBE DESC ANALYZE VACUUM REINDEX CLUSTER REFRESH COMMENT LOCK UNLOCK INSERT REPLACE UPDATE DELETE "
            + "MERGE TRUNCATE COPY NOTIFY LISTEN CALL"
    );

    private static readonly IReadOnlyList<string> Transactions = SqlKeywords.Words(
        "BEGIN START COMMIT ROLLBACK END ABORT SAVEPOINT RELEASE"
    );
    private static readonly IReadOnlyList<string> State = SqlKeywords.Words("SET RESET DISCARD PREPARE DEALLOCATE DECLARE FETCH CLOSE");

    private static readonly IReadOnlyList<string> ServerWide = SqlKeywords.Words(
        "DATABASE ROLE USER LOGIN GROUP TABLESPACE SUBSCRIPTION SYSTEM SERVER EVENT CERTIFICATE CREDENTIAL ENDPOINT GLOBAL PERSIST PERSIST_ONLY PROGRAM "
            + "OUTFILE DUMPFILE"
    );

    private static readonly string[] HarmlessCommands = ["\\echo", "\\qecho", "\\warn", "\\d", "\\l", "\\copy", "\\p", "\\conninfo", "\\z"];
    private static readonly string[] StateCommands =
    [
        "\\set",
        "\\unset",
        "\\timing",
        "\\pset",
        "\\encoding",
        "\\x",
        "\\a",
        "\\t",
        "\\f",
        "\\q",
    ];

    private readonly string _text = script.Source.Text;
    private int _openTransactions;

    public bool IsBalanced => _openTransactions == 0;

    public bool Holds(SqlStatement statement) =>
        statement.Kind switch
        {
            SqlStatementKind.Separator => script.Dialect == SqlDialect.TSql || isLast,
            SqlStatementKind.Command => HoldsCommand(statement),
            _ => statement.Code.Count > 0 && statement.Meta is null && HoldsStatement(statement),
        };

    private bool HoldsCommand(SqlStatement statement)
    {
        var command = _text[statement.Range.Start..statement.Range.End].Split(' ', '\t')[0];
        return Array.Exists(
                HarmlessCommands,
                each => command == each || (each is "\\d" or "\\l" && command.StartsWith(each, StringComparison.Ordinal))
            ) || (isLast && StateCommands.Contains(command, StringComparer.Ordinal));
    }

    private bool HoldsStatement(SqlStatement statement)
    {
        var first = statement.Code[0];
        if (script.Dialect == SqlDialect.TSql && SqlBatch.HoldsSeveral(_text, statement))
        {
            return false;
        }

        if (first.IsAnyWord(_text, Transactions))
        {
            return CountTransaction(statement);
        }

        if (first.IsAnyWord(_text, State))
        {
            return (isLast || (isNew && !keepsState)) && !IsServerWide(statement, 3);
        }

        return first.IsAnyWord(_text, ["CREATE", "ALTER", "DROP"]) ? !IsServerWide(statement, 6) && !ReachesOut(statement)
            : first.IsAnyWord(_text, ["GRANT", "REVOKE"]) ? HoldsPrivilege(statement)
            : first.IsAnyWord(_text, Reading) && !IsServerWide(statement, statement.Code.Count) && !ReachesOut(statement);
    }

    /// <summary>Whatever began in the session has to end in it, and nothing that began before it may.</summary>
    private bool CountTransaction(SqlStatement statement)
    {
        var first = statement.Code[0];
        var hasSavepoint = statement.Code.Any(token => token.IsWord(_text, "SAVEPOINT"));
        if (!hasSavepoint)
        {
            _openTransactions += first.IsAnyWord(_text, ["BEGIN", "START"]) ? 1 : -1;
        }

        return _openTransactions is 0 or 1;
    }

    private bool IsServerWide(SqlStatement statement, int words) =>
        statement.Code.Take(words).Any(token => token.IsAnyWord(_text, ServerWide))
        || (script.Dialect == SqlDialect.MySql && statement.Code.Take(words).Any(token => token.IsWord(_text, "SCHEMA")))
        || statement.Code.Any(token => token.Kind == SqlTokenKind.Word && IsRemoteCall(token.Range.In(_text)));

    private static bool IsRemoteCall(ReadOnlySpan<char> word) =>
        word.StartsWith("dblink", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("xp_", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("pg_reload", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("pg_terminate", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("lo_", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("OPENROWSET", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("OPENQUERY", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a qualified name may lead to another database, the session does not hold the statement.</summary>
    private bool ReachesOut(SqlStatement statement)
    {
        if (script.Dialect == SqlDialect.Standard && isNew)
        {
            return false;
        }

        var parts = script.Dialect == SqlDialect.TSql ? 3 : 2;
        var names = new SqlRelations(_text, statement.Code).Names.Concat(DefinedNames(statement));
        return names.Any(name => name.Parts.Count >= parts && !ownership.IsOurs(name.First));
    }

    /// <summary>Returns the names in the head of a definition.</summary>
    private IEnumerable<SqlName> DefinedNames(SqlStatement statement)
    {
        var cursor = new SqlCursor(_text, statement.Code);
        while (!cursor.IsAtEnd && !cursor.IsSymbol('(') && !cursor.Is("AS") && !cursor.Is("SELECT"))
        {
            if (cursor.TakeName() is { } name)
            {
                yield return name;
            }
            else
            {
                cursor.Index++;
            }
        }
    }

    private bool HoldsPrivilege(SqlStatement statement)
    {
        var cursor = new SqlCursor(_text, statement.Code);
        if (!cursor.SkipTo(["ON"]))
        {
            return false;
        }

        cursor.Index++;
        var isServerWide = cursor.IsAny(ServerWide) || cursor.IsSymbol('*');
        cursor.SkipAll(SqlObjectKinds.Others);
        return !isServerWide && cursor.TakeName() is { } name && (isNew || !name.IsQualified || ownership.IsOurs(name.First));
    }
}
