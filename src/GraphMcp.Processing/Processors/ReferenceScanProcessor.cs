namespace GraphMcp.Processing.Processors;

/// <summary>Finds every reference to a database (parameter <c>database</c>, and <c>ordinaryWord</c> to override the judgement of its name).</summary>
public sealed class ReferenceScanProcessor : IFileProcessor
{
    private readonly ScannerCache _scanners = new();

    /// <inheritdoc/>
    public string Name => "reference-scan";

    /// <inheritdoc/>
    public string Description => "Finds every reference to a database and changes nothing.";

    /// <inheritdoc/>
    public ValueTask<ProcessedFile> ProcessAsync(FileToProcess file, ProcessorParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(parameters);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ScannedFile.Scan(file, _scanners.For(parameters).Scanner).ToProcessed());
    }
}
