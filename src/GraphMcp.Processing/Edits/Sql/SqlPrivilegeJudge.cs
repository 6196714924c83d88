using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Judges <c>GRANT</c>, <c>REVOKE</c> and <c>DENY</c>: what is granted, on what, to whom.</summary>
internal sealed class SqlPrivilegeJudge(SqlOwnership ownership)
{
    private static readonly IReadOnlyList<string> ToOrFrom = ["TO", "FROM"];

    public SqlVerdict Judge(SqlCursor cursor)
    {
        var start = cursor.Index;
        var verdict = cursor.SkipTo(["ON"]) ? JudgeObjects(cursor) : JudgeRoles(cursor, start);
        return verdict
            ?? (cursor.TakeAny(ToOrFrom) ? JudgeNames(cursor, names => ownership.IsOurs(names.Name.Last)) : null)
            ?? SqlVerdict.Mixed;
    }

    /// <summary>Returns null when none of the objects is the database's.</summary>
    private SqlVerdict? JudgeObjects(SqlCursor cursor)
    {
        cursor.Index++;
        var isDatabase = cursor.TakeAny(["DATABASE", "SCHEMA"]) || TakeAllIn(cursor);
        if (!isDatabase)
        {
            cursor.SkipAll(SqlObjectKinds.Others);
        }

        // SQL Server writes DATABASE::x.
        cursor.TakeSymbol(':');
        cursor.TakeSymbol(':');
        var verdict = JudgeNames(cursor, item => isDatabase ? ownership.IsOurs(item.Name.Last) : ownership.HoldsObject(item.Name));
        return verdict ?? (cursor.SkipTo(ToOrFrom) ? null : SqlVerdict.Mixed);
    }

    private SqlVerdict? JudgeRoles(SqlCursor cursor, int start)
    {
        cursor.Index = start;
        var verdict = JudgeNames(cursor, item => ownership.IsOurs(item.Name.Last));
        return verdict ?? (cursor.SkipTo(ToOrFrom) ? null : SqlVerdict.Mixed);
    }

    private static SqlVerdict? JudgeNames(SqlCursor cursor, Func<SqlListItem, bool> isOurs)
    {
        var items = cursor.TakeNames(strings: true);
        var verdict = SqlVerdict.OfItems(
            [.. items.Select(item => item.Range)],
            [.. items.Select(isOurs)],
            SqlVerdict.Whole,
            SqlVerdict.Unknown
        );
        return verdict == SqlVerdict.Unknown ? null : verdict;
    }

    /// <summary>Takes <c>ALL TABLES IN SCHEMA</c>.</summary>
    private static bool TakeAllIn(SqlCursor cursor)
    {
        var start = cursor.Index;
        if (
            cursor.TakeAny(["ALL"])
            && cursor.TakeAny(["TABLES", "SEQUENCES", "FUNCTIONS", "PROCEDURES", "ROUTINES"])
            && cursor.Take("IN SCHEMA")
        )
        {
            return true;
        }

        cursor.Index = start;
        return false;
    }
}
