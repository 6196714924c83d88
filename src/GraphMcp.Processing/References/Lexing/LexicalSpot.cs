namespace GraphMcp.Processing.References.Lexing;

/// <summary>What stands at an offset: code, a comment or a string literal, and the bracket it is in.</summary>
/// <param name="Place">Code, comment or string.</param>
/// <param name="Start">Where the comment or string starts; the offset itself in code.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Bracket">The innermost open bracket, or NUL outside of all.</param>
/// <param name="BracketOffset">Where it stands, or -1.</param>
internal readonly record struct LexicalSpot(LexicalPlace Place, int Start, int End, char Bracket, int BracketOffset);
