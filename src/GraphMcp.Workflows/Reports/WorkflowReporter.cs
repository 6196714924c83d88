using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>Writes a whole report in one go, outside of the workflow: of one that is paused.</summary>
internal sealed class WorkflowReporter(IReportBuilder builder, IWorkspaceProvider workspaces)
{
    public async Task<ReportTotals> WriteAsync(WorkflowInput input, WorkflowStatus status, CancellationToken cancellationToken)
    {
        var workspace = workspaces.Open(input.Workspace);
        var pages = (await PlanReader.ReadPagesAsync(workspace, input.WorkflowId, cancellationToken)).Count;
        var startedAt = status.StartedAt ?? status.CreatedAt;
        var request = ReportRequest.Of(input, status.State, startedAt, status.FinishedAt, pages, $"partial-{Guid.NewGuid():N}");
        foreach (var shard in request.Shards)
        {
            await builder.BuildPartAsync(workspace, request, shard, cancellationToken);
        }

        return await builder.AssembleAsync(workspace, request, cancellationToken);
    }
}
