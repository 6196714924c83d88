using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Processors;

/// <summary>A file and every reference in its path and text.</summary>
/// <param name="Classification">What it is, by its content too.</param>
/// <param name="Document">Its text; null when it is binary, or when no reference can be in it and decoding it was spared.</param>
/// <param name="IsBinary">Whether it is no text.</param>
/// <param name="InPath">The references in its path.</param>
/// <param name="InText">The references in its text, by offset.</param>
internal sealed record ScannedFile(
    SourceClassification Classification,
    TextDocument? Document,
    bool IsBinary,
    IReadOnlyList<Reference> InPath,
    IReadOnlyList<Reference> InText
)
{
    public static ScannedFile Scan(FileToProcess file, ReferenceScanner scanner)
    {
        var inPath = scanner.ScanPath(file.Path);
        if (!TextDocument.IsText(file.Content))
        {
            return new ScannedFile(Binary(file).Classification, null, true, inPath, []);
        }

        var classification = SourceClassifier.Classify(file.Path, file.Content.Span);
        if (!scanner.MayContain(file.Content.Span) || TextDocument.TryDecode(file.Content) is not { } document)
        {
            return new ScannedFile(classification, null, false, inPath, []);
        }

        return new ScannedFile(classification, document, false, inPath, scanner.Scan(document, classification));
    }

    public static ProcessedFile Binary(FileToProcess file) =>
        new()
        {
            State = FileState.Skipped,
            SkipReason = "binary",
            Classification = SourceClassifier.Classify(file.Path) is { Format: "binary" } known
                ? known
                : new SourceClassification(SourceType.Data, "binary", null, 1, "binary content"),
        };

    /// <summary>Returns what there is to say without any edit: the references, and a finding for each in the path.</summary>
    public ProcessedFile ToProcessed() =>
        new()
        {
            State = IsBinary ? FileState.Skipped : FileState.Processed,
            SkipReason = IsBinary ? "binary" : null,
            Classification = Classification,
            References = [.. InPath, .. InText],
            Findings =
            [
                .. InPath
                    .Where(each => each.Tier != ReferenceTier.Possible)
                    .Select(each => new Finding(
                        "path-reference",
                        $"The path names the database ('{each.Text}'); no file is deleted.",
                        1,
                        "path"
                    )),
            ],
        };
}
