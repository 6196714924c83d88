using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>One statement or client command of a script.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Range">From its first to its last character, with the terminator and with data that follows it.</param>
/// <param name="Code">Its tokens without comments, hints and the terminator; empty for a command.</param>
internal sealed record SqlStatement(SqlStatementKind Kind, TextRange Range, IReadOnlyList<SqlToken> Code)
{
    /// <summary>Gets the psql command that ends the statement instead of a semicolon (<c>\gexec</c>), or null.</summary>
    public TextRange? Meta { get; init; }
}
