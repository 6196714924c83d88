namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Statements of SQL Server that no semicolon parts.</summary>
internal static class SqlBatch
{
    private static readonly IReadOnlyList<string> Starts = SqlKeywords.Words(
        "USE CREATE ALTER DROP INSERT UPDATE DELETE SELECT EXEC EXECUTE GRANT REVOKE DENY TRUNCATE DECLARE IF WHILE BEGIN PRINT BACKUP RESTORE "
            + "MERGE RETURN WITH SET RAISERROR THROW COMMIT ROLLBACK DBCC"
    );

    /// <summary>Returns true when a line of the statement starts like another one.</summary>
    public static bool HoldsSeveral(string text, SqlStatement statement)
    {
        for (var index = 1; index < statement.Code.Count; index++)
        {
            var (last, token) = (statement.Code[index - 1], statement.Code[index]);
            if (token.IsAnyWord(text, Starts) && text.AsSpan(last.Range.End..token.Range.Start).Contains('\n'))
            {
                return true;
            }
        }

        return statement.Code[0].IsAnyWord(text, ["IF", "WHILE", "DECLARE"]);
    }
}
