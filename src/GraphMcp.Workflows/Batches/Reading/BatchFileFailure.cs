namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>A file of a batch that failed.</summary>
/// <param name="Path">The relative path.</param>
/// <param name="Error">Why.</param>
public sealed record BatchFileFailure(string Path, FileError? Error);
