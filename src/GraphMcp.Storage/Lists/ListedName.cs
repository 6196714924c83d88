namespace GraphMcp.Storage.Lists;

/// <summary>A line of a list.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">A name, or a URI.</param>
internal sealed record ListedName(int Line, string Text);
