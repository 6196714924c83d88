using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>SQL inside of something else: a string literal, an argument of a command.</summary>
internal static class SqlText
{
    /// <summary>Returns true when every statement of the text is about the database and nothing else.</summary>
    /// <param name="text">The SQL.</param>
    /// <param name="references">The references in it, by their offset in it.</param>
    public static bool IsAbout(string text, ReferenceIndex references)
    {
        var script = SqlScript.Parse(text);
        if (script.Error is not null || script.Statements.Count == 0)
        {
            return false;
        }

        var judge = new SqlJudge(new SqlOwnership(text, references), script.Dialect);
        return script.Statements.All(statement => references.HasActiveIn(statement.Range) && judge.Judge(statement).IsWhole);
    }
}
