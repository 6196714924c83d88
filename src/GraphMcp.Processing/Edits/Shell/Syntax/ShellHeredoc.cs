using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>The lines that a command reads from the script itself.</summary>
/// <param name="Body">From the first line to the end of the line with the delimiter.</param>
internal sealed record ShellHeredoc(TextRange Body);
