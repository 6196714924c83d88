using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>The manifests of checkpoints in a workspace.</summary>
internal sealed class CheckpointStore(IWorkspace workspace)
{
    /// <summary>Returns a checkpoint's manifest, or null.</summary>
    public Task<CheckpointManifest?> FindAsync(string checkpointId, CancellationToken cancellationToken) =>
        ReadAsync(WorkspacePaths.Checkpoint(checkpointId), cancellationToken);

    /// <summary>Keeps a new checkpoint; it is listed from before it is there, so that none is ever there without being listed.</summary>
    public async Task AddAsync(CheckpointManifest manifest, CancellationToken cancellationToken)
    {
        var (id, workflowId) = (manifest.Checkpoint.Id, manifest.Checkpoint.WorkflowId);
        await workspace.WriteAsync($"{WorkspacePaths.CheckpointsOf(workflowId)}/{id}", ReadOnlyMemory<byte>.Empty, cancellationToken);
        await workspace.CreateAsync(WorkspacePaths.Checkpoint(id), Content(manifest), cancellationToken);
    }

    /// <summary>Returns the manifests of a workflow's checkpoints, the oldest first.</summary>
    public async Task<IReadOnlyList<CheckpointManifest>> ListAsync(string workflowId, CancellationToken cancellationToken)
    {
        var manifests = new List<CheckpointManifest>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.CheckpointsOf(workflowId), cancellationToken))
        {
            var manifest = await FindAsync(path[(path.LastIndexOf('/') + 1)..], cancellationToken);
            manifests.AddRange(manifest is null ? [] : [manifest]);
        }

        // Ids of one millisecond are in no order.
        return [.. manifests.OrderBy(manifest => manifest.Checkpoint.SavedAt)];
    }

    /// <summary>Keeps what a finished workflow had committed; what was kept first stands.</summary>
    public async Task KeepEndAsync(CheckpointManifest manifest, CancellationToken cancellationToken) =>
        await workspace.CreateAsync(WorkspacePaths.EndCheckpoint(manifest.Checkpoint.WorkflowId), Content(manifest), cancellationToken);

    /// <summary>Returns what a workflow is to take over.</summary>
    /// <exception cref="CheckpointPurgedException">It was purged.</exception>
    public async Task<CheckpointManifest> ReadAsync(WorkflowLineage lineage, CancellationToken cancellationToken)
    {
        var manifest = lineage.CheckpointId is { } id
            ? await FindAsync(id, cancellationToken)
            : await ReadAsync(WorkspacePaths.EndCheckpoint(lineage.ParentId), cancellationToken);
        return manifest is { Checkpoint.PurgedAt: null }
            ? manifest
            : throw new CheckpointPurgedException(lineage.ParentId, lineage.CheckpointId);
    }

    /// <summary>Leaves of a workflow's checkpoints only that they were, and when their results were purged.</summary>
    public async Task RetireAsync(string workflowId, DateTimeOffset purgedAt, CancellationToken cancellationToken)
    {
        foreach (var manifest in await ListAsync(workflowId, cancellationToken))
        {
            var retired = new CheckpointManifest(manifest.Checkpoint with { PurgedAt = purgedAt }, []);
            await workspace.WriteAsync(WorkspacePaths.Checkpoint(retired.Checkpoint.Id), Content(retired), cancellationToken);
        }

        await workspace.DeleteAsync(WorkspacePaths.CheckpointsOf(workflowId), cancellationToken);
    }

    private async Task<CheckpointManifest?> ReadAsync(string path, CancellationToken cancellationToken) =>
        await workspace.ReadAsync(path, cancellationToken) is { } content
            ? JsonSerializer.Deserialize<CheckpointManifest>(content, WorkflowJson.Compact)
            : null;

    private static byte[] Content(CheckpointManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, WorkflowJson.Compact);
}
