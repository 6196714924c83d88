namespace GraphMcp.Processing.References.Lexing;

/// <summary>How comments and strings look in a format or language.</summary>
/// <param name="LineComments">Signs that make the rest of a line a comment.</param>
/// <param name="BlockComments">Pairs that enclose a comment.</param>
/// <param name="Strings">String literals, the longer opening first.</param>
/// <param name="HasHereDocuments">Whether <c>&lt;&lt;WORD</c> starts a text that runs to the line <c>WORD</c>.</param>
/// <param name="HasDocStrings">Whether a triple-quoted string that stands as a statement is a comment.</param>
internal sealed record LexicalRules(
    IReadOnlyList<LineComment> LineComments,
    IReadOnlyList<BlockComment> BlockComments,
    IReadOnlyList<StringLiteral> Strings,
    bool HasHereDocuments = false,
    bool HasDocStrings = false
);
