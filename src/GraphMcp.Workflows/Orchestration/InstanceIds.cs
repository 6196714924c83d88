using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The ids of the instances below a workflow's; no workflow's id has a colon, so they never clash with one.</summary>
internal static class InstanceIds
{
    public static string Shard(string workflowId, int shard) => $"{workflowId}:{WorkspacePaths.Number(shard)}";

    public static string Batch(string workflowId, int shard, int batch) => $"{Shard(workflowId, shard)}:{WorkspacePaths.Number(batch)}";
}
