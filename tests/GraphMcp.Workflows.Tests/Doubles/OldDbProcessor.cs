using System.Text;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Tests.Doubles;

/// <summary>Finds the word "olddb", and as decommission removes its lines; what happens before each file is up to the test.</summary>
internal sealed class OldDbProcessor(string name, Func<FileToProcess, CancellationToken, Task> before) : IFileProcessor, IFileProof
{
    public const string Word = "olddb";

    public string Name => name;

    /// <summary>Gets or sets what the proof says of each file; empty holds.</summary>
    public Func<string, IReadOnlyList<Finding>> Proof { get; set; } = _ => [];

    public async ValueTask<ProcessedFile> ProcessAsync(
        FileToProcess file,
        ProcessorParameters parameters,
        CancellationToken cancellationToken
    )
    {
        await before(file, cancellationToken);
        var lines = Encoding.UTF8.GetString(file.Content.Span).Split('\n');
        var found = lines
            .Select((line, index) => (line, index))
            .Where(entry => entry.line.Contains(Word, StringComparison.Ordinal))
            .ToList();
        var edits = name == "decommission" && found.Count > 0;
        return new ProcessedFile
        {
            State = FileState.Processed,
            Classification = file.Classification,
            References = name == "inventory" ? [] : [.. found.Select(entry => ReferenceAt(entry.index, entry.line))],
            Change = edits ? new FileChange("lines", 0, found.Count, found.Count, 0) : null,
            NewContent = edits ? Without(lines) : null,
        };
    }

    public IReadOnlyList<Finding> Verify(
        FileToProcess original,
        ReadOnlyMemory<byte>? edited,
        ProcessedFile result,
        ProcessorParameters parameters
    ) => Proof(original.Path);

    private static ReadOnlyMemory<byte>? Without(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines.Where(line => !line.Contains(Word, StringComparison.Ordinal))));

    private static Reference ReferenceAt(int line, string text) =>
        new(
            line + 1,
            text.IndexOf(Word, StringComparison.Ordinal) + 1,
            Word.Length,
            ReferenceKind.Other,
            ReferenceTier.Exact,
            1,
            Word,
            text,
            true,
            0
        );
}
