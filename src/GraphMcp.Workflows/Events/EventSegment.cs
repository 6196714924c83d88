using System.Globalization;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Events;

/// <summary>A part of a log that is complete: a line an event.</summary>
internal sealed class EventSegment(IWorkspace workspace, string workflowId, int number)
{
    private readonly string path = $"{WorkspacePaths.Events(workflowId)}/{number.ToString("D6", CultureInfo.InvariantCulture)}.jsonl";

    /// <summary>Writes it unless it is there.</summary>
    public ValueTask<bool> TryWriteAsync(IReadOnlyList<WorkflowEvent> events) =>
        workspace.CreateAsync(path, JsonLines.Write(events), CancellationToken.None);

    /// <summary>Returns its events; none where it is not there.</summary>
    public async Task<IReadOnlyList<WorkflowEvent>> ReadAsync(CancellationToken cancellationToken) =>
        await workspace.ReadAsync(path, cancellationToken) is { } content ? JsonLines.ReadAll<WorkflowEvent>(content) : [];
}
