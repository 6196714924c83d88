using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>One document of a file.</summary>
/// <param name="Root">Its value; null when it is empty.</param>
/// <param name="Span">The document with its start marker, up to the next document.</param>
/// <param name="IsRemovable">Whether the whole span can be cut: no directive and no explicit end belongs to it.</param>
internal sealed record DataDocument(DataNode? Root, TextRange Span, bool IsRemovable);
