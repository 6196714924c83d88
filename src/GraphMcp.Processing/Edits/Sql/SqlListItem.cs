using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>One name of a list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Range">The name with what belongs to it.</param>
internal sealed record SqlListItem(SqlName Name, TextRange Range);
