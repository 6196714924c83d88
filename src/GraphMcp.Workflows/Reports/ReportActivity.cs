using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Application;

namespace GraphMcp.Workflows.Reports;

/// <summary>Builds one shard's part of the report, or joins all parts.</summary>
public sealed class ReportActivity(WorkflowEnvironments environments, IReportBuilder builder, BranchMaker branches)
{
    /// <summary>Returns the report's totals where the parts were joined, else null.</summary>
    public async Task<ReportTotals?> RunAsync(ReportInput input, CancellationToken cancellationToken)
    {
        var (workspace, workflow) = await environments.OpenWorkspaceAsync(input.Workspace, input.WorkflowId, cancellationToken);
        var request = ReportRequest.Of(workflow, input.State, input.StartedAt, input.FinishedAt, input.Shards, input.ReportId);
        if (input.Shard is not { } shard)
        {
            await branches.MakeAsync(workspace, workflow, input.StartedAt, input.Shards, cancellationToken);
            return await builder.AssembleAsync(workspace, request, cancellationToken);
        }

        await builder.BuildPartAsync(workspace, request, shard, cancellationToken);
        return null;
    }
}
