using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Judges queries.</summary>
internal static class SqlQueryJudge
{
    /// <summary>
    /// A query over the database's own tables goes, and so does one that only looks the database up in the server's catalog; a query that
    /// reads anything else, or changes something on the way, is for a person.
    /// </summary>
    public static SqlVerdict Judge(SqlOwnership ownership, SqlStatement statement)
    {
        var text = ownership.Text;
        var relations = new SqlRelations(text, statement.Code);
        var names = relations.Names.Where(name => !ownership.IsCatalog(name)).ToArray();
        if (relations.Changes > 0 || !Array.TrueForAll(names, ownership.HoldsObject) || CallsOthers(ownership, statement))
        {
            return SqlVerdict.Mixed;
        }

        return names.Length > 0 || LooksUpOnlyTheDatabase(ownership, statement) ? SqlVerdict.Whole : SqlVerdict.Unknown;
    }

    /// <summary>A function of another schema may do anything.</summary>
    private static bool CallsOthers(SqlOwnership ownership, SqlStatement statement)
    {
        var cursor = new SqlCursor(ownership.Text, statement.Code);
        while (!cursor.IsAtEnd)
        {
            if (cursor.Current!.Value.IsName && cursor.TakeName() is { } name)
            {
                if (name.IsQualified && cursor.IsSymbol('(') && !ownership.HoldsObject(name) && !ownership.IsCatalog(name))
                {
                    return true;
                }
            }
            else
            {
                cursor.Index++;
            }
        }

        return false;
    }

    /// <summary><c>SELECT … FROM pg_database WHERE datname = 'x'</c>, and the statements that such a query writes for <c>\gexec</c>.</summary>
    private static bool LooksUpOnlyTheDatabase(SqlOwnership ownership, SqlStatement statement)
    {
        var (text, code) = (ownership.Text, statement.Code);
        if (code.Any(token => token.IsAnyWord(text, ["OR", "UNION", "CASE"])))
        {
            return false;
        }

        var named = statement.Code.Select((token, index) => (token, index)).Where(each => ownership.IsOurs(each.token)).ToArray();
        return named.Length > 0
            && Array.TrueForAll(named, each => each.token.Kind == SqlTokenKind.String)
            && Array.TrueForAll(named, each => IsCompared(text, code, each.index, ownership) || IsStatementAbout(ownership, each.token));
    }

    private static bool IsCompared(string text, IReadOnlyList<SqlToken> code, int index, SqlOwnership ownership) =>
        IsExactly(ownership, code[index])
        && index > 1
        && code[index - 1].IsSymbol(text, '=')
        && !code[index - 2].IsSymbol(text, '<')
        && !code[index - 2].IsSymbol(text, '>')
        && !code[index - 2].IsSymbol(text, '!');

    private static bool IsExactly(SqlOwnership ownership, SqlToken literal) =>
        ownership.References.ActiveIn(literal.Range).Any(reference => TextRange.Of(reference) == literal.Inner(ownership.Text));

    /// <summary>The literal is a script of its own, all of which is about the database.</summary>
    private static bool IsStatementAbout(SqlOwnership ownership, SqlToken literal)
    {
        var inner = literal.Inner(ownership.Text);
        return inner.In(ownership.Text).Contains(' ') && SqlText.IsAbout(inner.In(ownership.Text).ToString(), Shifted(ownership, inner));
    }

    private static ReferenceIndex Shifted(SqlOwnership ownership, TextRange inner) =>
        new(ownership.References.In(inner).Select((Reference reference) => reference with { Offset = reference.Offset - inner.Start }));
}
