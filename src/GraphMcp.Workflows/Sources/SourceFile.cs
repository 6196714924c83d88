namespace GraphMcp.Workflows.Sources;

/// <summary>A file as the walk of a source finds it.</summary>
/// <param name="Path">Relative to the source's root, with <c>/</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Version">Changes whenever the content may have changed (modification time and size, ETag); opaque.</param>
public sealed record SourceFile(string Path, long Size, string Version);
