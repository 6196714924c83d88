namespace GraphMcp.Processing.References.Lexing;

/// <summary>A sign that makes the rest of a line a comment.</summary>
internal readonly record struct LineComment(string Sign, CommentPosition Position);
