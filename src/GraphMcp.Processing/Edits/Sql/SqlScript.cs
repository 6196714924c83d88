using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>A script, split into statements and commands.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Dialect">How it was read.</param>
/// <param name="Statements">All of it but comments and white space, in order.</param>
/// <param name="Comments">The comments, in order.</param>
/// <param name="Error">What does not parse, or null.</param>
internal sealed record SqlScript(
    SourceText Source,
    SqlDialect Dialect,
    IReadOnlyList<SqlStatement> Statements,
    IReadOnlyList<TextRange> Comments,
    string? Error
)
{
    public static SqlScript Parse(string text) => new SqlSplitter(text, SqlDialects.Detect(text)).Split();
}
