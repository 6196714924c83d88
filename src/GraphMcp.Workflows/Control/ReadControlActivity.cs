using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Control;

/// <summary>Reads the newest control message: what was asked of a workflow before it could listen.</summary>
public sealed class ReadControlActivity(IWorkspaceProvider workspaces)
{
    /// <summary>Returns the newest control message, the initial one when there is none.</summary>
    public Task<ControlMessage> RunAsync(PageInput input, CancellationToken cancellationToken) =>
        new ControlLog(workspaces.Open(input.Workspace), input.WorkflowId).ReadNewestAsync(cancellationToken);
}
