using System.Globalization;
using System.Text;

namespace GraphMcp.Workflows.Reports.Markdown;

/// <summary>Writes report.md: what a pull request or a job's summary shows; long tables are cut, for report.json has them whole.</summary>
internal sealed class MarkdownReport(ReportRequest request, ShardTotals totals, ReportParts parts, IReadOnlyList<ReportWriterError> errors)
{
    private const int MostRows = 1_000;

    /// <summary>Writes a shard's findings and failures.</summary>
    public static async Task WriteFindingsAsync(Stream part, IReadOnlyList<ReportedFile> files, CancellationToken cancellationToken)
    {
        var rows = new StringBuilder();
        foreach (var file in files.Where(file => file.NeedsPerson))
        {
            var path = Path(file);
            foreach (var finding in file.Findings)
            {
                rows.Append(
                    CultureInfo.InvariantCulture,
                    $"| {path} | {finding.Line} | {MarkdownText.Code(finding.Code)} | {MarkdownText.Escape(finding.Message)} |\n"
                );
            }

            if (file.Result is { State: Processing.Processors.FileState.Failed, Error: { } error })
            {
                rows.Append(
                    CultureInfo.InvariantCulture,
                    $"| {path} | | {MarkdownText.Code(error.Code)} | {MarkdownText.Escape(error.Message)} |\n"
                );
            }
        }

        await part.WriteAsync(Encoding.UTF8.GetBytes(rows.ToString()), cancellationToken);
    }

    /// <summary>Writes a shard's edits.</summary>
    public static async Task WriteChangesAsync(Stream part, IReadOnlyList<ReportedFile> files, CancellationToken cancellationToken)
    {
        var rows = new StringBuilder();
        foreach (var file in files)
        {
            if (file.Change is { } change)
            {
                rows.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Path(file)} | {MarkdownText.Escape(change.Strategy)} | +{change.LinesAdded} −{change.LinesRemoved} | {change.RemovedReferences} | {change.AnnotatedReferences} |\n"
                );
            }
        }

        await part.WriteAsync(Encoding.UTF8.GetBytes(rows.ToString()), cancellationToken);
    }

    private static string Path(ReportedFile file) =>
        MarkdownText.Code(file.Result.Path) + (file.Step is { } step ? $" ({MarkdownText.Escape(step)})" : "");

    /// <summary>Writes the document.</summary>
    public async Task WriteAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        text.NewLine = "\n";
        WriteHead(text);
        WriteTotals(text, totals.All);
        WriteSourceTypes(text);
        await WriteTableAsync(
            text,
            "Findings that need a person",
            "| File | Line | Finding | What to do |\n|---|---:|---|---|\n",
            ReportParts.MarkdownFindings,
            "Nothing is left for a person.",
            cancellationToken
        );
        await WriteTableAsync(
            text,
            "Changed files",
            "| File | Strategy | Lines | Removed | Annotated |\n|---|---|---:|---:|---:|\n",
            ReportParts.MarkdownChanges,
            "No file is changed.",
            cancellationToken
        );
    }

    private void WriteHead(StreamWriter text)
    {
        text.Write($"# {MarkdownText.Escape(request.Template)}: {MarkdownText.Escape(ReportWording.Title(request.State))}\n\n");
        text.Write($"**{ReportWording.Result(totals.All)}**\n\n");
        if (ReportWording.Missing(request, totals.All) is { } missing)
        {
            text.Write($"> [!IMPORTANT]\n> {missing}\n\n");
        }

        foreach (var error in errors)
        {
            text.Write($"> [!WARNING]\n> {MarkdownText.Escape(ReportWording.Failed(error))}\n\n");
        }

        foreach (var (name, value) in request.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            text.Write($"- {MarkdownText.Escape(name)}: {MarkdownText.Code(value.ToString())}\n");
        }

        text.Write($"- workflow: {MarkdownText.Code(request.WorkflowId)}\n");
        if (request.Lineage is { } lineage)
        {
            text.Write($"- {ReportWording.Origin(lineage)}: {MarkdownText.Code(ReportWording.Parent(lineage))}\n");
        }

        text.Write($"- started: {ReportWording.Time(request.StartedAt)}\n");
        text.Write(request.FinishedAt is { } finished ? $"- finished: {ReportWording.Time(finished)}\n\n" : "\n");
    }

    private static void WriteTotals(StreamWriter text, ReportTotals all)
    {
        (string Name, long Count)[] rows =
        [
            ("Planned files", all.Files),
            ("– processed", all.Processed),
            ("– skipped", all.Skipped),
            ("– failed", all.Failed),
            ("Files with references", all.MatchedFiles),
            ("References", all.References),
            ("– removed", all.RemovedReferences),
            ("– annotated", all.AnnotatedReferences),
            ("Possible references", all.PossibleReferences),
            ("Changed files", all.ChangedFiles),
            ("Findings", all.Findings),
        ];
        text.Write("## Totals\n\n| | Count |\n|---|---:|\n");
        foreach (var (name, count) in rows)
        {
            text.Write($"| {name} | {ReportWording.Number(count)} |\n");
        }
    }

    private void WriteSourceTypes(StreamWriter text)
    {
        text.Write("\n## By source type\n\n");
        text.Write("| Source type | Files | With references | References | Removed | Annotated | Changed files | Findings |\n");
        text.Write("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (type, count) in totals.BySourceType)
        {
            long[] counts =
            [
                count.Files,
                count.MatchedFiles,
                count.References,
                count.RemovedReferences,
                count.AnnotatedReferences,
                count.ChangedFiles,
                count.Findings,
            ];
            text.Write($"| {ReportWording.Title(type)} | {string.Join(" | ", counts.Select(ReportWording.Number))} |\n");
        }
    }

    private async Task WriteTableAsync(
        StreamWriter text,
        string title,
        string head,
        string part,
        string none,
        CancellationToken cancellationToken
    )
    {
        var rows = 0;
        await text.WriteAsync($"\n## {title}\n\n");
        foreach (var shard in request.Shards)
        {
            using var lines = new StreamReader(await parts.OpenAsync(shard, part, cancellationToken));
            while (await lines.ReadLineAsync(cancellationToken) is { } row)
            {
                if (rows++ < MostRows)
                {
                    await text.WriteAsync($"{(rows == 1 ? head : "")}{row}\n");
                }
            }
        }

        await text.WriteAsync(
            rows == 0 ? $"{none}\n"
            : rows > MostRows ? $"\nAnd {ReportWording.Number(rows - MostRows)} more: report.json has them all.\n"
            : ""
        );
    }
}
