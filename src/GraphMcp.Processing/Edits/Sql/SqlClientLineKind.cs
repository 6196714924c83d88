namespace GraphMcp.Processing.Edits.Sql;

/// <summary>What a line is to the program that runs a script.</summary>
internal enum SqlClientLineKind
{
    /// <summary>Part of a statement.</summary>
    None,

    /// <summary>A comment (<c># …</c>).</summary>
    Comment,

    /// <summary>A command: <c>\c</c>, <c>:setvar</c>, <c>.open</c>, <c>@file</c>.</summary>
    Command,

    /// <summary>The rest of the line ends the statement before it: <c>\gexec</c>.</summary>
    EndOfStatement,

    /// <summary>The end of a batch: <c>GO</c>, <c>/</c>.</summary>
    Separator,

    /// <summary>A new delimiter: <c>DELIMITER //</c>.</summary>
    Delimiter,
}
