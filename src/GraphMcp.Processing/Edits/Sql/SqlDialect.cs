namespace GraphMcp.Processing.Edits.Sql;

/// <summary>The dialects that are lexed differently.</summary>
internal enum SqlDialect
{
    /// <summary>PostgreSQL, and all that no other dialect gives away.</summary>
    Standard,

    /// <summary>MySQL and MariaDB: backslash escapes, backticks, <c>#</c> comments, <c>DELIMITER</c>.</summary>
    MySql,

    /// <summary>SQL Server: brackets around names, batches that <c>GO</c> ends, no need for semicolons.</summary>
    TSql,
}
