using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Assignments, then a command's name and its arguments; one of both may be missing.</summary>
internal sealed record ShellSimpleCommand(TextRange Range, IReadOnlyList<ShellAssignment> Assignments, IReadOnlyList<ShellWord> Words)
    : ShellCommand(Range);
