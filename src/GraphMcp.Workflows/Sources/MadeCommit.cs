using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Sources;

/// <summary>A commit of the edits of one source type.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">The source type.</param>
/// <param name="Files">How many files it changes.</param>
public sealed record MadeCommit(string Id, SourceType Type, int Files);
