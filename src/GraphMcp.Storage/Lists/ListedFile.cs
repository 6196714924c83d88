using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Lists;

/// <summary>A file that a list names.</summary>
/// <param name="Path">How it is called in the report.</param>
/// <param name="Source">The source that it lies in.</param>
/// <param name="Name">Its path there.</param>
internal sealed record ListedFile(string Path, IFileSource Source, string Name);
