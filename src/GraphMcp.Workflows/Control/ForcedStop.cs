using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Control;

/// <summary>The mark of a forced stop in the workspace, which reaches every host.</summary>
internal static class ForcedStop
{
    /// <summary>Sets the mark; from now on results are refused.</summary>
    public static ValueTask<bool> SetAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken) =>
        workspace.CreateAsync(WorkspacePaths.ForcedStop(workflowId), ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <summary>Returns whether the mark is set.</summary>
    public static async ValueTask<bool> IsSetAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken) =>
        await workspace.ReadAsync(WorkspacePaths.ForcedStop(workflowId), cancellationToken) is not null;

    /// <summary>Refuses what comes after the mark.</summary>
    /// <exception cref="WorkflowStoppedException">The mark is set.</exception>
    public static async ValueTask ThrowIfSetAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken)
    {
        if (await IsSetAsync(workspace, workflowId, cancellationToken))
        {
            throw new WorkflowStoppedException(workflowId);
        }
    }
}
