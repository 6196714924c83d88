using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Adds up what a workflow has committed, where no orchestration is left to do it.</summary>
internal static class CommittedTotals
{
    public static async Task<WorkflowClosed> ReadAsync(IWorkspace workspace, WorkflowInput input, CancellationToken cancellationToken)
    {
        var done = new WorkTotals();
        var pages = await PlanReader.ReadPagesAsync(workspace, input.WorkflowId, cancellationToken);
        var steps = ReportStep.Of(input);
        foreach (var shard in ReportStep.ShardsOf(input, pages.Count))
        {
            var step = steps.First(step => step.Number == ShardNumbers.StepOf(shard)).Id;
            await foreach (var batch in CommittedResults.ReadShardAsync(workspace, input.WorkflowId, shard, cancellationToken))
            {
                done.Add(step, batch.Header);
            }
        }

        return new WorkflowClosed(pages.Sum(page => (long)page.Files) * steps.Count, done.Batches, done.Counts) { Steps = done.Steps };
    }
}
