using System.Text.Json;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Tells who descends from whom.</summary>
internal sealed class LineageReader(IWorkspace workspace)
{
    /// <summary>Notes a child down, before it is started.</summary>
    public async Task AddAsync(string parentId, WorkflowChild child, CancellationToken cancellationToken) =>
        await workspace.CreateAsync(
            WorkspacePaths.Child(parentId, child.Id),
            JsonSerializer.SerializeToUtf8Bytes(child, WorkflowJson.Compact),
            cancellationToken
        );

    /// <summary>Returns the workflows that took over what this one had finished, by the time at which they were asked for.</summary>
    public async Task<IReadOnlyList<WorkflowChild>> ChildrenAsync(string parentId, CancellationToken cancellationToken)
    {
        var children = new List<WorkflowChild>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.ChildrenOf(parentId), cancellationToken))
        {
            var content = await workspace.ReadAsync(path, cancellationToken);
            var child = content is null ? null : JsonSerializer.Deserialize<WorkflowChild>(content, WorkflowJson.Compact);

            // One whose id turned out to be another workflow's was never started.
            var record = child is null ? null : await RequestRecord.ReadAsync(workspace, child.Id, cancellationToken);
            children.AddRange(record?.Input.Lineage?.ParentId == parentId ? [child!] : []);
        }

        return [.. children.OrderBy(child => child.CreatedAt).ThenBy(child => child.Id, StringComparer.Ordinal)];
    }
}
