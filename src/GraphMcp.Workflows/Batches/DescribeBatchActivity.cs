using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Tells what the plan says of a batch, so that it can be split.</summary>
public sealed class DescribeBatchActivity(IWorkspaceProvider workspaces)
{
    /// <summary>Returns the planned batch.</summary>
    public async Task<PlannedBatch> RunAsync(BatchInput input, CancellationToken cancellationToken)
    {
        var workspace = workspaces.Open(input.Workspace);
        var page = await PlanReader.ReadPageAsync(workspace, input.WorkflowId, ShardNumbers.PageOf(input.Shard), cancellationToken);
        return page.Batches[input.Batch];
    }
}
