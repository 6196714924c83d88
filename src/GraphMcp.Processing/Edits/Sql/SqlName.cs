using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>A name of one or more parts: <c>x</c>, <c>x.flight</c>, <c>x.*</c>, <c>x..flight</c>.</summary>
/// <param name="Parts">The tokens of its parts, without the dots.</param>
internal sealed record SqlName(IReadOnlyList<SqlToken> Parts)
{
    public bool IsQualified => Parts.Count > 1;

    public TextRange Range => new(Parts[0].Range.Start, Parts[^1].Range.End);

    public SqlToken First => Parts[0];

    public SqlToken Last => Parts[^1];
}
