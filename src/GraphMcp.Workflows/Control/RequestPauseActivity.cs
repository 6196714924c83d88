using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Control;

/// <summary>Pauses a workflow on the system's own account, in the same log in which people do, so that their resume lifts it.</summary>
public sealed class RequestPauseActivity(IWorkspaceProvider workspaces)
{
    /// <summary>Returns the control message that holds then.</summary>
    public async Task<ControlMessage> RunAsync(PauseRequest input, CancellationToken cancellationToken)
    {
        var log = new ControlLog(workspaces.Open(input.Workspace), input.WorkflowId);
        var held = await log.ChangeAsync(newest => Pause(newest, input), cancellationToken);
        return held ?? await log.ReadNewestAsync(cancellationToken);
    }

    private static ControlMessage? Pause(ControlMessage newest, PauseRequest input) =>
        newest.Desired != DesiredState.Run || newest.Revision > input.Revision
            ? null
            : newest with
            {
                Desired = DesiredState.Pause,
                Reason = input.Reason,
            };
}
