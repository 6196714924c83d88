namespace GraphMcp.Processing.References.Lexing;

/// <summary>Where a line comment's sign counts.</summary>
internal enum CommentPosition
{
    /// <summary>Anywhere outside of strings.</summary>
    Anywhere,

    /// <summary>At the start of a line or behind white space or a separator of commands.</summary>
    BehindSpace,

    /// <summary>Only as the first thing of a line.</summary>
    LineStart,
}
