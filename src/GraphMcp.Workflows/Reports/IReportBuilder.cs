using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>Builds a workflow's result folder from committed results, a shard a page.</summary>
public interface IReportBuilder
{
    /// <summary>Writes the parts of one shard if they are absent.</summary>
    Task BuildPartAsync(IWorkspace workspace, ReportRequest request, int shard, CancellationToken cancellationToken);

    /// <summary>Joins all parts into <c>report.json</c>, <c>report.md</c>, <c>report.html</c> and <c>changes.patch</c> in the output folder; returns the totals.</summary>
    Task<ReportTotals> AssembleAsync(IWorkspace workspace, ReportRequest request, CancellationToken cancellationToken);
}
