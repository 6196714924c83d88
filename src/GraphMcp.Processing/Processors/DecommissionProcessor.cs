using GraphMcp.Processing.Edits;
using GraphMcp.Processing.References;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Processing.Processors;

/// <summary>Removes every active reference to a database that a safe edit is known for; the rest becomes findings for a person.</summary>
/// <remarks>Every exact and variant reference ends removed, annotated, or as a finding; possible ones are reported only.</remarks>
public sealed class DecommissionProcessor(FileEditor editor) : IFileProcessor, IFileProof
{
    private readonly ScannerCache _scanners = new();

    /// <inheritdoc/>
    public string Name => "decommission";

    /// <inheritdoc/>
    public string Description => "Removes every active reference to a database where that is safe, and leaves the rest for a person.";

    /// <inheritdoc/>
    public ValueTask<ProcessedFile> ProcessAsync(FileToProcess file, ProcessorParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(parameters);
        cancellationToken.ThrowIfCancellationRequested();
        var (database, scanner) = _scanners.For(parameters);
        var scanned = ScannedFile.Scan(file, scanner);
        var processed = scanned.ToProcessed();
        if (scanned.Document is not { } document || scanned.InText.Count == 0)
        {
            return ValueTask.FromResult(processed);
        }

        var request = new EditRequest(file.Path, scanned.Classification, document, scanned.InText, database);
        var outcome = editor.Edit(request, file.Content.Span, scanner);
        return ValueTask.FromResult(
            processed with
            {
                Change = outcome.Change,
                NewContent = outcome.NewContent,
                Findings = [.. processed.Findings, .. outcome.Left.Select(ToFinding)],
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Verify(
        FileToProcess original,
        ReadOnlyMemory<byte>? edited,
        ProcessedFile result,
        ProcessorParameters parameters
    )
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(parameters);
        return new FileProof(editor, _scanners.For(parameters).Scanner).FindFaults(original, edited, result);
    }

    private static Finding ToFinding(LeftReference left) =>
        new(left.Code, $"'{left.Reference.Text}' is left. {left.Reason}", left.Reference.Line, KindName.Of(left.Reference.Kind));
}
