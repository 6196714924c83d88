using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary><c>[[ … ]]</c> or <c>(( … ))</c>.</summary>
internal sealed record ShellExpression(TextRange Range) : ShellCommand(Range);
