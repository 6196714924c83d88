using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Sql;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>Judges calls of a database's clients by the database they work on.</summary>
internal sealed class ClientJudge(ShellNaming naming)
{
    /// <summary>Returns the index of the client among the words, behind a wrapper too; -1 where there is none.</summary>
    public int FindClient(IReadOnlyList<ShellWord> words)
    {
        var isWrapped = ShellCommands.Wrappers.Contains(naming.TextOf(words[0].Inner(naming.Text)));
        for (var index = 0; index < (isWrapped ? words.Count : 1); index++)
        {
            if (DatabaseClient.Find(words[index].Inner(naming.Text).In(naming.Text)) is not null)
            {
                return index;
            }
        }

        return -1;
    }

    public ShellVerdict Judge(ShellSimpleCommand command, int client)
    {
        var name = command.Words[client].Inner(naming.Text).In(naming.Text);
        var call = new ClientCall(naming.Text, DatabaseClient.Find(name)!, [.. command.Words.Skip(client + 1)]);
        bool[] isOurs = [.. call.Databases.Select(naming.IsWhole)];
        if (isOurs.Length > 0 && !isOurs.Contains(false))
        {
            return ShellVerdict.Gone;
        }

        if (isOurs.Contains(true) && call.List.Count > 0)
        {
            return ShellVerdict.OtherDatabase with { Parts = ListRemoval.Plan(call.List, isOurs)! };
        }

        if (call.Statements.Count > 0 && !call.ReadsFile && call.Statements.TrueForAll(IsAbout))
        {
            return ShellVerdict.Gone;
        }

        // No database is named: then variables before the command, the host or the container say which one it is.
        var surroundings = command.Words.Take(client).Select(word => word.Range).Concat(call.Hosts);
        var isReached = command.Assignments.Any(IsDatabaseVariable) || surroundings.Any(naming.IsWhole);
        return isOurs.Length == 0 && isReached ? ShellVerdict.Gone : ShellVerdict.OtherDatabase;
    }

    private bool IsDatabaseVariable(ShellAssignment assignment) =>
        naming.TextOf(assignment.Name) is "PGDATABASE" or "PGHOST" or "PGSERVICE" or "DATABASE_URL" or "MYSQL_HOST"
        && naming.IsWhole(assignment.Value);

    private bool IsAbout(TextRange statement)
    {
        // Escaped quotes become a blank and a quote, which keeps every offset.
        var sql = naming.TextOf(statement).Replace("\\\"", " \"", StringComparison.Ordinal);
        var references = naming.References.In(statement).Select(each => each with { Offset = each.Offset - statement.Start });
        return SqlText.IsAbout(sql, new ReferenceIndex(references));
    }
}
