using GraphMcp.Processing.Processors;

namespace Faulty;

/// <summary>What the processors here have in common: they take every file.</summary>
public abstract class FaultyProcessor : IFileProcessor
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual ValueTask<ProcessedFile> ProcessAsync(
        FileToProcess file,
        ProcessorParameters parameters,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(new ProcessedFile { State = FileState.Processed, Classification = file.Classification });
}
