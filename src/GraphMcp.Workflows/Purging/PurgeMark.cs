using System.Text.Json;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Purging;

/// <summary>The mark that a workflow is purged: set before anything of it goes, it says so to everybody from then on.</summary>
/// <param name="PurgedAt">When the purge began.</param>
internal sealed record PurgeMark(DateTimeOffset PurgedAt)
{
    /// <summary>Sets the mark.</summary>
    public static async Task SetAsync(IWorkspace workspace, string workflowId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await workspace.CreateAsync(
            WorkspacePaths.Purged(workflowId),
            JsonSerializer.SerializeToUtf8Bytes(new PurgeMark(now), WorkflowJson.Compact),
            cancellationToken
        );

    /// <summary>Returns when a workflow's purge began, or null.</summary>
    public static async Task<DateTimeOffset?> FindAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken) =>
        await workspace.ReadAsync(WorkspacePaths.Purged(workflowId), cancellationToken) is { } content
            ? JsonSerializer.Deserialize<PurgeMark>(content, WorkflowJson.Compact)!.PurgedAt
            : null;
}
