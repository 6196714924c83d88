namespace GraphMcp.Processing.References.Lexing;

/// <summary>A pair that encloses a comment; some languages nest them.</summary>
internal readonly record struct BlockComment(string Open, string Close, bool Nests = false, bool AtLineStart = false);
