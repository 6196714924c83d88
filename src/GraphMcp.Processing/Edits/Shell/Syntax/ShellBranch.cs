using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>One branch of a <c>case</c>.</summary>
/// <param name="Range">From its pattern to its terminator.</param>
/// <param name="Patterns">What it matches.</param>
/// <param name="Body">What it does.</param>
/// <param name="Terminator">What ends it (<c>;;</c>); empty where <c>esac</c> does.</param>
internal sealed record ShellBranch(TextRange Range, IReadOnlyList<ShellWord> Patterns, ShellList Body, string Terminator);
