using GraphMcp.Processing.Processors;

namespace GraphMcp.Functions.Tests;

/// <summary>Fails every file whose name says so, with a message that quotes a secret.</summary>
internal sealed class FailingProcessor : IFileProcessor
{
    public string Name => "failing";

    public ValueTask<ProcessedFile> ProcessAsync(FileToProcess file, ProcessorParameters parameters, CancellationToken cancellationToken) =>
        file.Path.StartsWith("bad", StringComparison.Ordinal)
            ? throw new InvalidOperationException("password=hunter2 in " + file.Path)
            : ValueTask.FromResult(new ProcessedFile { State = FileState.Processed, Classification = file.Classification });
}
