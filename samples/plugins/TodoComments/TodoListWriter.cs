using System.Globalization;
using GraphMcp.Workflows.Reports;

namespace TodoComments;

/// <summary>Writes todo.md: a list to tick off, by file.</summary>
public sealed class TodoListWriter : IReportWriter
{
    /// <inheritdoc/>
    public string FileName => "todo.md";

    /// <inheritdoc/>
    public async Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync("# To do");
        await foreach (var file in report.FilesAsync(cancellationToken))
        {
            foreach (var finding in file.Findings.Where(finding => finding.Code == "todo"))
            {
                await text.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"- [ ] `{file.Path}`, line {finding.Line}: {finding.Message}").AsMemory(),
                    cancellationToken
                );
            }
        }
    }
}
