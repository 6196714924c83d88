using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Commands between <c>|</c>.</summary>
internal sealed record ShellPipeline(TextRange Range, IReadOnlyList<ShellCommand> Commands);
