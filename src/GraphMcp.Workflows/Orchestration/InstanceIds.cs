using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The ids of the instances below a workflow's; no workflow's id has a colon, so they never clash with one.</summary>
internal static class InstanceIds
{
    /// <summary>Returns what the ids of all instances below a workflow's begin with.</summary>
    public static string Children(string workflowId) => $"{workflowId}:";

    public static string Shard(string workflowId, int shard) => $"{Children(workflowId)}{WorkspacePaths.Number(shard)}";

    /// <summary>Returns the id of the split of a batch; one that failed and is run once more gets another.</summary>
    public static string Batch(string workflowId, int shard, int batch, int round = 0) =>
        $"{Shard(workflowId, shard)}:{WorkspacePaths.Number(batch)}{(round == 0 ? "" : $":{round}")}";
}
