namespace GraphMcp.Processing.References.Lexing;

/// <summary>The lexical places that matter to a search.</summary>
internal enum LexicalPlace
{
    /// <summary>Neither of the others.</summary>
    Code,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A string literal.</summary>
    String,
}
