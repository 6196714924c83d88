using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;

namespace GraphMcp.Processing.Processors;

/// <summary>Recognises what each file is; it searches nothing.</summary>
public sealed class InventoryProcessor : IFileProcessor
{
    /// <inheritdoc/>
    public string Name => "inventory";

    /// <inheritdoc/>
    public string Description => "Recognises what each file is; it searches nothing.";

    /// <inheritdoc/>
    public ValueTask<ProcessedFile> ProcessAsync(FileToProcess file, ProcessorParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        var isText = TextDocument.IsText(file.Content);
        return ValueTask.FromResult(
            isText
                ? new ProcessedFile
                {
                    State = FileState.Processed,
                    Classification = SourceClassifier.Classify(file.Path, file.Content.Span),
                }
                : ScannedFile.Binary(file)
        );
    }
}
