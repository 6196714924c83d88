namespace GraphMcp.Processing.Edits.Sql;

/// <summary>What a part of a script is.</summary>
internal enum SqlStatementKind
{
    /// <summary>A statement for the server.</summary>
    Statement,

    /// <summary>A line for the client: psql, sqlcmd, SQL*Plus.</summary>
    Command,

    /// <summary>A line that only ends a batch or changes the delimiter.</summary>
    Separator,
}
