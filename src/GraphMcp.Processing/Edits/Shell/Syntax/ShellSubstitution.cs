using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>A command in a word: <c>$(…)</c>, <c>`…`</c>, <c>&lt;(…)</c>.</summary>
/// <param name="Range">With its brackets.</param>
/// <param name="Commands">What runs; null in backticks, which are read only when they run.</param>
internal sealed record ShellSubstitution(TextRange Range, ShellList? Commands);
