using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>The definition of a function.</summary>
internal sealed record ShellFunction(TextRange Range, TextRange Name, ShellCommand Body) : ShellCommand(Range)
{
    public override IEnumerable<ShellList> Lists => Body.Lists;
}
