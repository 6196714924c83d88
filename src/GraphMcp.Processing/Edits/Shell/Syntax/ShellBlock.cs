using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>A compound command that is nothing but lists: <c>if</c>, <c>while</c>, <c>until</c>, <c>{ }</c>, <c>( )</c>.</summary>
/// <param name="Keyword">The word or bracket that opens it.</param>
internal sealed record ShellBlock(TextRange Range, string Keyword, IReadOnlyList<ShellList> Parts) : ShellCommand(Range)
{
    public override IEnumerable<ShellList> Lists => Parts;
}
