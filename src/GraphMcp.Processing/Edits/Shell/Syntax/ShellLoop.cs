using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary><c>for</c> or <c>select</c> over words.</summary>
/// <param name="Items">The words; empty where the loop has none.</param>
/// <param name="Body">What is done for each.</param>
internal sealed record ShellLoop(TextRange Range, IReadOnlyList<ShellWord> Items, ShellList Body) : ShellCommand(Range)
{
    public override IEnumerable<ShellList> Lists => [Body];
}
