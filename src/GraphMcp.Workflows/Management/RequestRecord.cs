using System.Text.Json;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Management;

/// <summary>What the workspace keeps of a start; created if absent, it decides over the id, and it outlives everything else of the workflow.</summary>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="Input">The resolved input.</param>
public sealed record RequestRecord(DateTimeOffset CreatedAt, WorkflowInput Input)
{
    /// <summary>Writes the record if the id is free.</summary>
    internal ValueTask<bool> CreateAsync(IWorkspace workspace, CancellationToken cancellationToken) =>
        workspace.CreateAsync(
            WorkspacePaths.Request(Input.WorkflowId),
            JsonSerializer.SerializeToUtf8Bytes(this, WorkflowJson.Compact),
            cancellationToken
        );

    /// <summary>Returns a workflow's record, or null.</summary>
    internal static async Task<RequestRecord?> ReadAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken) =>
        await workspace.ReadAsync(WorkspacePaths.Request(workflowId), cancellationToken) is { } content
            ? JsonSerializer.Deserialize<RequestRecord>(content, WorkflowJson.Compact)
            : null;

    /// <summary>Returns whether two starts ask for the same.</summary>
    internal bool AsksTheSame(RequestRecord other) =>
        JsonSerializer
            .SerializeToUtf8Bytes(Input, WorkflowJson.Compact)
            .AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other.Input, WorkflowJson.Compact));
}
