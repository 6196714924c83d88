using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary><c>case … esac</c>.</summary>
internal sealed record ShellCase(TextRange Range, ShellWord Subject, IReadOnlyList<ShellBranch> Branches) : ShellCommand(Range)
{
    public override IEnumerable<ShellList> Lists => Branches.Select(branch => branch.Body);
}
