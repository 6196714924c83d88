namespace GraphMcp.Processing.References.Lexing;

/// <summary>A kind of string literal.</summary>
internal readonly record struct StringLiteral(string Open, string Close, StringEscape Escape, bool SpansLines = false);
