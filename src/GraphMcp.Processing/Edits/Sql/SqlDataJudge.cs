using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Judges statements that change or move data, and those that look after tables.</summary>
internal sealed class SqlDataJudge(SqlOwnership ownership, SqlStatement statement)
{
    private static readonly IReadOnlyList<string> Inserting = SqlKeywords.Words("INSERT REPLACE MERGE");
    private static readonly IReadOnlyList<string> Upkeep = SqlKeywords.Words(
        "ANALYZE VACUUM REINDEX CLUSTER REFRESH OPTIMIZE REPAIR CHECK LOCK"
    );

    private static readonly IReadOnlyList<string> UpkeepWords = SqlKeywords.Words(
        "FULL FREEZE VERBOSE ANALYZE TABLE TABLES INDEX SCHEMA DATABASE MATERIALIZED VIEW CONCURRENTLY ONLY LOCAL NO_WRITE_TO_BINLOG"
    );

    private static readonly IReadOnlyList<string> IntoWords = SqlKeywords.Words(
        "LOW_PRIORITY DELAYED HIGH_PRIORITY IGNORE OVERWRITE INTO TABLE ONLY OR ROLLBACK ABORT FAIL REPLACE"
    );

    private readonly string _text = ownership.Text;

    public SqlVerdict Judge(SqlCursor cursor)
    {
        if (cursor.TakeAny(Inserting))
        {
            return JudgeTarget(cursor.SkipAll(IntoWords));
        }

        if (cursor.Take("UPDATE"))
        {
            var target = JudgeTarget(cursor.SkipAll(["ONLY", "LOW_PRIORITY", "IGNORE"]));
            return target.IsWhole && cursor.SkipTo(["SET"]) && !JoinsOthers(cursor.Index) ? target : SqlVerdict.Mixed;
        }

        if (cursor.Take("DELETE FROM"))
        {
            var target = JudgeTarget(cursor.SkipAll(["ONLY"]));
            return cursor.IsSymbol(',') ? SqlVerdict.Mixed : target;
        }

        return cursor.Take("TRUNCATE") ? JudgeNames(cursor.SkipAll(["TABLE", "ONLY"]), mayLoseItems: true)
            : cursor.Take("COPY")
                ? cursor.IsSymbol('(') ? SqlQueryJudge.Judge(ownership, statement)
                    : JudgeTarget(cursor)
            : cursor.TakeAny(["CALL", "EXEC", "EXECUTE", "DESCRIBE", "DESC"]) ? JudgeTarget(cursor)
            : cursor.Take("LOAD DATA") ? JudgeLoad(cursor)
            : cursor.Take("SHOW") ? JudgeShow(cursor)
            : cursor.Take("BACKUP DATABASE") || cursor.Take("RESTORE DATABASE") ? JudgeDatabase(cursor)
            : cursor.TakeAny(Upkeep) ? JudgeUpkeep(cursor)
            : SqlVerdict.Unknown;
    }

    /// <summary>What is changed decides; what is read for it does not matter, unless that is changed as well.</summary>
    private SqlVerdict JudgeTarget(SqlCursor cursor) =>
        cursor.TakeName() is { } name && ownership.HoldsObject(name) && new SqlRelations(_text, statement.Code).Changes <= 1
            ? SqlVerdict.Whole
            : SqlVerdict.Mixed;

    private bool JoinsOthers(int set)
    {
        SqlToken[] before = [.. statement.Code.Take(set)];
        return new SqlRelations(_text, before).Names.Any(name => !ownership.HoldsObject(name));
    }

    private SqlVerdict JudgeLoad(SqlCursor cursor) =>
        cursor.SkipTo(["TABLE"]) && cursor.Take("TABLE") ? JudgeTarget(cursor) : SqlVerdict.Unknown;

    private SqlVerdict JudgeShow(SqlCursor cursor) =>
        cursor.Take("CREATE DATABASE") || cursor.Take("CREATE SCHEMA") ? JudgeDatabase(cursor)
        : cursor.Take("CREATE TABLE") || cursor.Take("CREATE VIEW") ? JudgeTarget(cursor)
        : cursor.SkipTo(["FROM", "IN"]) && cursor.TakeAny(["FROM", "IN"]) ? JudgeDatabase(cursor)
        : SqlVerdict.Unknown;

    private SqlVerdict JudgeDatabase(SqlCursor cursor) =>
        cursor.SkipAll(["IF", "NOT", "EXISTS"]).TakeName() is { } name && ownership.IsOurs(name.First)
            ? SqlVerdict.Whole
            : SqlVerdict.Mixed;

    private SqlVerdict JudgeUpkeep(SqlCursor cursor)
    {
        cursor.SkipParentheses();
        var isDatabase = false;
        for (; cursor.IsAny(UpkeepWords); cursor.Index++)
        {
            isDatabase |= cursor.Is("DATABASE") || cursor.Is("SCHEMA");
        }

        cursor.SkipParentheses();
        return isDatabase ? JudgeDatabase(cursor) : JudgeNames(cursor, mayLoseItems: false);
    }

    private SqlVerdict JudgeNames(SqlCursor cursor, bool mayLoseItems)
    {
        var items = cursor.TakeNames();
        bool[] isOurs = [.. items.Select(item => ownership.HoldsObject(item.Name))];
        return !mayLoseItems && isOurs.Contains(false)
            ? SqlVerdict.Mixed
            : SqlVerdict.OfItems([.. items.Select(item => item.Range)], isOurs, SqlVerdict.Whole, SqlVerdict.Mixed);
    }
}
