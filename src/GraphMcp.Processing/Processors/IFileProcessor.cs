namespace GraphMcp.Processing.Processors;

/// <summary>What a workflow does to each file: found through dependency injection or loaded from an assembly.</summary>
/// <remarks>
/// Called by several batches at once, so it keeps no state of its own. Runs at least once per file and must be pure: the same content and
/// parameters give the same result. An exception fails that one file, never its batch.
/// </remarks>
public interface IFileProcessor
{
    /// <summary>Gets the name by which templates use it.</summary>
    string Name { get; }

    /// <summary>Gets what it does in one sentence, for a person.</summary>
    string? Description => null;

    /// <summary>Gets the resource pool in which each batch takes a place, besides its step's: what all its calls share, such as an API; null takes none.</summary>
    string? Pool => null;

    /// <summary>Processes one file; it writes nothing.</summary>
    ValueTask<ProcessedFile> ProcessAsync(FileToProcess file, ProcessorParameters parameters, CancellationToken cancellationToken);
}
