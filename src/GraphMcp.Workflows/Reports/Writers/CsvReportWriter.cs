using System.Globalization;
using CsvHelper;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>Writes references.csv: a row for each reference, as RFC 4180 has it, in which no cell is a formula.</summary>
public sealed class CsvReportWriter : IReportWriter
{
    private static readonly string[] Header =
    [
        "path",
        "step",
        "sourceType",
        "state",
        "line",
        "column",
        "length",
        "kind",
        "tier",
        "confidence",
        "active",
        "outcome",
        "text",
        "context",
        "finding",
        "message",
    ];

    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <inheritdoc/>
    public string FileName => ReportFileNames.Csv;

    /// <inheritdoc/>
    public async Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        csv.WriteHeader(Header);
        await foreach (var file in report.FilesAsync(cancellationToken))
        {
            foreach (var reference in file.References)
            {
                WriteFile(csv, file);
                WriteReference(csv, reference);
                await csv.EndRecordAsync(cancellationToken);
            }
        }
    }

    private static void WriteFile(CsvWriter csv, ReportFile file)
    {
        csv.WriteField(file.Path);
        csv.WriteField(file.Step);
        csv.WriteField(JsonNames.Of(file.SourceType));
        csv.WriteField(JsonNames.Of(file.State));
    }

    private static void WriteReference(CsvWriter csv, ReportReference reference)
    {
        csv.WriteField(reference.Line, format: default, CultureInfo.InvariantCulture);
        csv.WriteField(reference.Column, format: default, CultureInfo.InvariantCulture);
        csv.WriteField(reference.Length, format: default, CultureInfo.InvariantCulture);
        csv.WriteField(JsonNames.Of(reference.Kind));
        csv.WriteField(JsonNames.Of(reference.Tier));
        csv.WriteField(reference.Confidence, format: default, CultureInfo.InvariantCulture);
        csv.WriteField(reference.IsActive);
        csv.WriteField(JsonNames.Of(reference.Outcome));
        csv.WriteField(reference.Text);
        csv.WriteField(reference.Context);
        csv.WriteField(reference.Finding?.Code);
        csv.WriteField(reference.Finding?.Message);
    }
}
