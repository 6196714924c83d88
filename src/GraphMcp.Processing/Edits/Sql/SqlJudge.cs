using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Judges a statement by itself: is it about the database, about more, or only lists it?</summary>
internal sealed class SqlJudge(SqlOwnership ownership, SqlDialect dialect)
{
    private static readonly IReadOnlyList<string> Definitions = SqlKeywords.Words("CREATE ALTER DROP");
    private static readonly IReadOnlyList<string> Privileges = SqlKeywords.Words("GRANT REVOKE DENY");
    private static readonly IReadOnlyList<string> Explaining = SqlKeywords.Words("EXPLAIN ANALYZE VERBOSE EXTENDED PARTITIONS");
    private static readonly IReadOnlyList<string> Queries = SqlKeywords.Words("SELECT WITH TABLE VALUES");

    private readonly string _text = ownership.Text;

    public SqlVerdict Judge(SqlStatement statement)
    {
        if (statement.Kind != SqlStatementKind.Statement || statement.Code.Count == 0)
        {
            return SqlVerdict.Left("client-command", "What the client does with this command is not known.");
        }

        if (TemplateTags.In(statement.Range.In(_text)))
        {
            return SqlVerdict.Left("template-tag", "A template's tag stands in the statement; it may pair with one elsewhere.");
        }

        if (dialect == SqlDialect.TSql && SqlBatch.HoldsSeveral(_text, statement))
        {
            return SqlVerdict.Left("several-statements", "Without semicolons it is not certain where the statement ends.");
        }

        var verdict = JudgeSubject(new SqlCursor(_text, statement.Code), statement);
        return verdict.IsWhole ? verdict : SqlLiteralLists.Add(ownership, statement, verdict);
    }

    private SqlVerdict JudgeSubject(SqlCursor cursor, SqlStatement statement)
    {
        if (cursor.Is("EXPLAIN"))
        {
            cursor.SkipAll(Explaining).SkipParentheses();
        }

        if (cursor.IsAny(Definitions))
        {
            return new SqlDefinitionJudge(ownership, statement).Judge(cursor);
        }

        if (cursor.TakeAny(Privileges))
        {
            return new SqlPrivilegeJudge(ownership).Judge(cursor);
        }

        if (cursor.IsAny(Queries) || cursor.IsSymbol('('))
        {
            return SqlQueryJudge.Judge(ownership, statement);
        }

        return cursor.Take("COMMENT ON") ? JudgeComment(cursor)
            : cursor.Take("SET") || cursor.Is("USE")
                ? SqlVerdict.Left("session-continues", "Statements below depend on this setting of the session.")
            : new SqlDataJudge(ownership, statement).Judge(cursor);
    }

    private SqlVerdict JudgeComment(SqlCursor cursor)
    {
        var isDatabase = cursor.TakeAny(SqlObjectKinds.NamedLikeTheDatabase);
        cursor.SkipAll(SqlObjectKinds.Others);
        var name = cursor.TakeName();
        if (cursor.Take("ON"))
        {
            name = cursor.SkipAll(SqlObjectKinds.Others).TakeName();
        }

        var isOurs = name is not null && (isDatabase ? ownership.IsOurs(name.Last) : ownership.HoldsObject(name));
        return isOurs ? SqlVerdict.Whole : SqlVerdict.Mixed;
    }
}
