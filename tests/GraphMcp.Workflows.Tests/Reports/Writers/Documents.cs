using System.Text;
using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Workflows.Tests.Reports.Writers;

/// <summary>Report documents made by hand, and what writers make of them.</summary>
internal static class Documents
{
    public static ReportDocument Of(params ReportFile[] files) =>
        new()
        {
            WorkflowId = "run-1",
            Template = "decommission",
            Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal),
            State = WorkflowRunState.Succeeded,
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            FinishedAt = new DateTimeOffset(2026, 1, 2, 3, 5, 6, 500, TimeSpan.Zero),
            SourceUri = "file:///tree/",
            Steps = ["process"],
            Totals = new ReportTotals(),
            TotalsBySourceType = new Dictionary<SourceType, ReportTotals>(),
            Files = _ => files.ToAsyncEnumerable(),
        };

    public static async Task<string> WriteAsync(IReportWriter writer, ReportDocument report)
    {
        using var output = new MemoryStream();
        await writer.WriteAsync(report, output, TestContext.Current.CancellationToken);
        Assert.True(output.CanWrite);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
