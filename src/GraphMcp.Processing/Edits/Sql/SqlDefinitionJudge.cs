using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Judges <c>CREATE</c>, <c>ALTER</c> and <c>DROP</c>.</summary>
internal sealed class SqlDefinitionJudge(SqlOwnership ownership, SqlStatement statement)
{
    private readonly string _text = ownership.Text;

    public SqlVerdict Judge(SqlCursor cursor)
    {
        var isDrop = cursor.Is("DROP");
        if (cursor.Take("ALTER DEFAULT PRIVILEGES"))
        {
            return JudgeDefaultPrivileges(cursor);
        }

        var isCreate = cursor.Is("CREATE");
        cursor.Index++;
        SkipModifiers(cursor);
        var isAccount = cursor.IsAny(SqlObjectKinds.Accounts);
        if (cursor.TakeAny(SqlObjectKinds.NamedLikeTheDatabase))
        {
            return cursor.Is("MAPPING") ? SqlVerdict.Unknown : JudgeNamed(cursor, isDrop, createsAccount: isCreate && isAccount);
        }

        if (isCreate && (cursor.Is("VIEW") || cursor.Is("MATERIALIZED")))
        {
            cursor.SkipAll(["MATERIALIZED", "VIEW"]);
            return JudgeView(cursor);
        }

        return cursor.IsAny(SqlObjectKinds.Others) ? JudgeObject(cursor, isDrop) : SqlVerdict.Unknown;
    }

    /// <summary>Skips <c>OR REPLACE</c>, <c>DEFINER = a@b</c> and their like.</summary>
    private static void SkipModifiers(SqlCursor cursor)
    {
        while (cursor.TakeAny(SqlObjectKinds.Modifiers) || cursor.Is("DEFINER") || cursor.Is("ALGORITHM") || cursor.Take("SQL SECURITY"))
        {
            if (cursor.Take("DEFINER") || cursor.Take("ALGORITHM"))
            {
                cursor.TakeSymbol('=');
                cursor.TakeNames(strings: true);
            }
            else
            {
                cursor.TakeAny(["INVOKER"]);
            }
        }
    }

    private static void SkipExistence(SqlCursor cursor) => cursor.SkipAll(["IF", "NOT", "EXISTS", "CONCURRENTLY", "ONLY"]);

    /// <summary>A database, schema or role.</summary>
    private SqlVerdict JudgeNamed(SqlCursor cursor, bool isDrop, bool createsAccount)
    {
        SkipExistence(cursor);
        if (isDrop)
        {
            return JudgeList(cursor, item => ownership.IsOurs(item.Name.Last), strings: true);
        }

        if (cursor.TakeNames(strings: true) is not [var named, ..] || !ownership.IsOurs(named.Name.Last))
        {
            return JudgeSearchPath(cursor);
        }

        return cursor.Take("RENAME") || cursor.Take("MODIFY NAME")
            ? SqlVerdict.Left("renamed", "The statement gives the database another name; which one is retired is for a person to say.")
            : SqlVerdict.Whole with
            {
                // Unlike a database's own objects, a role may own or be granted something that stays.
                Defines = createsAccount ? named.Name : null,
            };
    }

    /// <summary><c>ALTER ROLE app SET search_path = x, public</c>: a schema that is not there is skipped, so the item may go.</summary>
    private SqlVerdict JudgeSearchPath(SqlCursor cursor)
    {
        if (cursor.Take("IN DATABASE") && cursor.TakeName() is { } database && ownership.IsOurs(database.Last))
        {
            return SqlVerdict.Whole;
        }

        if (!cursor.Take("SET") || !cursor.Take("search_path") || !(cursor.TakeSymbol('=') || cursor.Take("TO")))
        {
            return SqlVerdict.Mixed;
        }

        var items = cursor.TakeNames(strings: true);
        return SqlVerdict.OfItems(
            [.. items.Select(item => item.Range)],
            [.. items.Select(item => ownership.IsOurs(item.Name.Last))],
            all: SqlVerdict.OnlyItem,
            none: SqlVerdict.Mixed
        );
    }

    private SqlVerdict JudgeObject(SqlCursor cursor, bool isDrop)
    {
        var isOnTable = cursor.IsAny(SqlObjectKinds.OnTable);
        cursor.SkipAll(SqlObjectKinds.Others);
        SkipExistence(cursor);
        var start = cursor.Index;
        if (isOnTable && cursor.SkipTo(["ON"]))
        {
            // CREATE RULE r AS ON UPDATE TO t
            cursor.SkipAll(["ON", "SELECT", "INSERT", "UPDATE", "DELETE", "TO", "ONLY"]);
            return cursor.TakeName() is { } table && ownership.HoldsObject(table) ? SqlVerdict.Whole : SqlVerdict.Mixed;
        }

        cursor.Index = start;
        if (isDrop)
        {
            return JudgeList(cursor, item => ownership.HoldsObject(item.Name), strings: false);
        }

        return cursor.TakeName() is { } name && ownership.HoldsObject(name) ? JudgeOwnObject(cursor) : SqlVerdict.Mixed;
    }

    /// <summary>An object in the database goes unless its definition changes or moves something else.</summary>
    private static SqlVerdict JudgeOwnObject(SqlCursor cursor)
    {
        var attaches = cursor.Take("ATTACH") || cursor.Take("DETACH") || cursor.Take("SET SCHEMA");
        return attaches ? SqlVerdict.Mixed : SqlVerdict.Whole;
    }

    /// <summary>A view over nothing but the database's tables cannot be without it; one over others too is for a person.</summary>
    private SqlVerdict JudgeView(SqlCursor cursor)
    {
        SkipExistence(cursor);
        if (cursor.TakeName() is not { } name || !cursor.SkipTo(["AS"]))
        {
            return SqlVerdict.Unknown;
        }

        cursor.Index++;
        SqlToken[] body = [.. statement.Code.Skip(cursor.Index)];
        var relations = new SqlRelations(_text, body).Names.Where(each => !ownership.IsCatalog(each)).ToArray();
        var isOwn = relations.Length > 0 && Array.TrueForAll(relations, ownership.HoldsObject);
        return isOwn ? SqlVerdict.Whole with { Defines = ownership.HoldsObject(name) ? null : name } : SqlVerdict.Mixed;
    }

    private SqlVerdict JudgeDefaultPrivileges(SqlCursor cursor)
    {
        if (!cursor.SkipTo(["IN"]) || !cursor.Take("IN SCHEMA"))
        {
            return SqlVerdict.Mixed;
        }

        return JudgeList(cursor, item => ownership.IsOurs(item.Name.Last), strings: false);
    }

    private static SqlVerdict JudgeList(SqlCursor cursor, Func<SqlListItem, bool> isOurs, bool strings)
    {
        var items = cursor.TakeNames(strings);
        cursor.SkipAll(["CASCADE", "RESTRICT", "CONSTRAINTS", "WITH"]).SkipParentheses();
        var isKnown = cursor.IsAtEnd || cursor.IsAny(["GRANT", "REVOKE"]);
        var verdict = SqlVerdict.OfItems(
            [.. items.Select(item => item.Range)],
            [.. items.Select(isOurs)],
            SqlVerdict.Whole,
            SqlVerdict.Mixed
        );
        return isKnown ? verdict : SqlVerdict.Unknown;
    }
}
