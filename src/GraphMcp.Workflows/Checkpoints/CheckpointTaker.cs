using System.Globalization;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Notes down what a workflow has committed.</summary>
/// <remarks>The plan is read before the results, so that whatever is committed meanwhile, every result that is named has its page.</remarks>
internal static class CheckpointTaker
{
    /// <summary>Returns the manifest of what is committed now.</summary>
    public static async Task<CheckpointManifest> TakeAsync(IWorkspace workspace, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var plan = await PlanDigest.ReadAsync(workspace, checkpoint.WorkflowId, ShardNumbers.MaxPages, cancellationToken);
        var shards = await ReadShardsAsync(workspace, checkpoint.WorkflowId, plan.Pages, cancellationToken);
        var taken = checkpoint with
        {
            PlanHash = plan.Hash,
            Pages = plan.Pages,
            PlanComplete = plan.IsComplete,
            Files = plan.Files,
            Batches = shards.Values.Sum(names => names.Count),
        };
        return new CheckpointManifest(taken, [.. shards.Select(shard => CheckpointShard.Of(shard.Key, shard.Value))]);
    }

    private static async Task<SortedDictionary<int, List<BatchName>>> ReadShardsAsync(
        IWorkspace workspace,
        string workflowId,
        int pages,
        CancellationToken cancellationToken
    )
    {
        var shards = new SortedDictionary<int, List<BatchName>>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.Results(workflowId), cancellationToken))
        {
            var shard = int.Parse(path.Split('/')[^2], NumberStyles.None, CultureInfo.InvariantCulture);
            if (ShardNumbers.PageOf(shard) < pages)
            {
                shards.TryAdd(shard, []);
                shards[shard].Add(BatchName.Parse(path));
            }
        }

        return shards;
    }
}
