using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>Writes a whole report in one go, outside of the workflow: of one that is paused.</summary>
internal sealed class WorkflowReporter(IReportBuilder builder, IWorkspaceProvider workspaces)
{
    public async Task<ReportTotals> WriteAsync(WorkflowInput input, WorkflowStatus status, CancellationToken cancellationToken)
    {
        var workspace = workspaces.Open(input.Workspace);
        var pages = await CountPagesAsync(workspace, input.WorkflowId, cancellationToken);
        var startedAt = status.StartedAt ?? status.CreatedAt;
        var request = ReportRequest.Of(input, status.State, startedAt, status.FinishedAt, pages, $"partial-{Guid.NewGuid():N}");
        foreach (var shard in request.Shards)
        {
            await builder.BuildPartAsync(workspace, request, shard, cancellationToken);
        }

        return await builder.AssembleAsync(workspace, request, cancellationToken);
    }

    private static async Task<int> CountPagesAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken)
    {
        var pages = 0;
        while (await workspace.ReadAsync(WorkspacePaths.PlanPage(workflowId, pages), cancellationToken) is not null)
        {
            pages++;
        }

        return pages;
    }
}
