using GraphMcp.Processing.Edits.Naming;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>
/// Finds what runs in the retired database after <c>\c x</c> or <c>USE x</c>. It may go only as one: what stayed without its connection
/// would run against the database that was used before.
/// </summary>
internal sealed class SqlSessions(SqlScript script, SqlOwnership ownership, IReadOnlySet<SqlStatement> gone)
{
    private readonly string _text = script.Source.Text;

    /// <summary>Returns the sessions in the retired database, and whether each can go.</summary>
    public IEnumerable<SqlSession> Find()
    {
        for (var index = 0; index < script.Statements.Count; index++)
        {
            if (ConnectionAt(index) is { } connection && IsOurs(connection))
            {
                var next = NextConnection(index + 1);
                yield return new SqlSession(index, next, CanGo(index, next, connection));
                index = next - 1;
            }
        }
    }

    private SqlConnection? ConnectionAt(int index) => SqlConnection.Of(_text, script.Statements[index]);

    private bool IsOurs(SqlConnection connection) =>
        DatabaseNaming.Judge(_text, connection.Target, ownership.References) == NamedPart.Whole;

    /// <summary>Returns the index of the next connection to another database, or the number of statements.</summary>
    private int NextConnection(int index)
    {
        for (; index < script.Statements.Count; index++)
        {
            if (ConnectionAt(index) is { } connection && !connection.Target.IsEmpty && !IsOurs(connection))
            {
                return index;
            }
        }

        return index;
    }

    private bool CanGo(int first, int end, SqlConnection connection)
    {
        var isLast = end == script.Statements.Count;
        var keepsState = !isLast && !(connection.IsNew && ConnectionAt(end)!.IsNew);
        if ((!isLast && connection.CarriesOver) || IsConditional(first))
        {
            return false;
        }

        var bound = new SqlSessionBound(script, ownership, connection.IsNew, isLast, keepsState);
        for (var index = first + 1; index < end; index++)
        {
            var statement = script.Statements[index];
            var connects = ConnectionAt(index) is { } again && (isLast || !again.CarriesOver);
            if (!connects && !gone.Contains(statement) && !bound.Holds(statement))
            {
                return false;
            }
        }

        return bound.IsBalanced && !TemplateTags.In(RangeOf(first, end).In(_text));
    }

    /// <summary>Tells whether a psql <c>\if</c> is open here: then the connection is made only sometimes.</summary>
    private bool IsConditional(int index)
    {
        var depth = 0;
        foreach (var statement in script.Statements.Take(index).Where(each => each.Kind == SqlStatementKind.Command))
        {
            var command = statement.Range.In(_text);
            depth +=
                command.StartsWith("\\if", StringComparison.Ordinal) ? 1
                : command.StartsWith("\\endif", StringComparison.Ordinal) ? -1
                : 0;
        }

        return depth > 0;
    }

    private TextRange RangeOf(int first, int end) => new(script.Statements[first].Range.Start, script.Statements[end - 1].Range.End);
}
