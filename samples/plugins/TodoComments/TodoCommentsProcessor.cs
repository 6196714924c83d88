using System.Text.RegularExpressions;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.Processors;
using Microsoft.Extensions.Options;

namespace TodoComments;

/// <summary>Finds what somebody meant to do later: lines with a mark such as TODO or FIXME; each becomes a finding for a person.</summary>
public sealed class TodoCommentsProcessor(IOptions<TodoOptions> options) : IFileProcessor
{
    private const int MostText = 200;
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex mark = new(
        $@"(?<![\p{{L}}\d_])(?<mark>{string.Join('|', options.Value.Marks.Select(Regex.Escape))})(?![\p{{L}}\d_])[:\s]*(?<text>.*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchTimeout
    );

    /// <inheritdoc/>
    public string Name => "todo-comments";

    /// <inheritdoc/>
    public string Description => $"Finds {string.Join(", ", options.Value.Marks)} and changes nothing.";

    /// <inheritdoc/>
    public ValueTask<ProcessedFile> ProcessAsync(FileToProcess file, ProcessorParameters parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = TextDocument.TryDecode(file.Content)?.Text;
        return ValueTask.FromResult(
            new ProcessedFile
            {
                State = text is null ? FileState.Skipped : FileState.Processed,
                SkipReason = text is null ? "binary" : null,
                Classification = SourceClassifier.Classify(file.Path, file.Content.Span),
                Findings = text is null ? [] : [.. Find(text)],
            }
        );
    }

    private IEnumerable<Finding> Find(string text)
    {
        var line = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } content)
        {
            line++;
            if (mark.Match(content) is { Success: true } match)
            {
                yield return new Finding("todo", $"{match.Groups["mark"].Value}: {Shorten(match.Groups["text"].Value)}", line, "comment");
            }
        }
    }

    private static string Shorten(string text) => text.Length <= MostText ? text.TrimEnd() : text[..MostText] + "…";
}
