using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>A redirection of a command's input or output.</summary>
/// <param name="Range">With the word behind it.</param>
/// <param name="Operator">Which one (<c>&gt;</c>, <c>&lt;&lt;</c> …).</param>
internal sealed record ShellRedirect(TextRange Range, string Operator);
