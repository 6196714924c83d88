using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>What went wrong in the workflows of one task hub.</summary>
internal sealed class ErrorsOfHub(
    DurableTaskClient client,
    RequestResolver resolver,
    IWorkspaceProvider workspaces,
    WorkflowErrorsReader reader
) : IWorkflowErrors
{
    private const int MostPatterns = 200;

    public async Task<WorkflowErrorReport> ReadAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        if (!WorkflowIds.IsValid(workflowId))
        {
            throw new WorkflowNotFoundException(workflowId);
        }

        var instance = await client.GetInstanceAsync(workflowId, getInputsAndOutputs: true, cancellationToken);
        var isWorkflow = string.Equals(instance?.Name, TaskNames.Workflow, StringComparison.Ordinal);
        var uri = (isWorkflow ? instance!.ReadInputAs<WorkflowInput>()?.Workspace : null) ?? resolver.WorkspaceUri;
        var workspace = workspaces.Open(uri);
        if ((instance is not null && !isWorkflow) || await RequestRecord.ReadAsync(workspace, workflowId, cancellationToken) is null)
        {
            throw new WorkflowNotFoundException(workflowId);
        }

        var shown = InstanceView.Of(instance);
        var control = shown.State.IsFinal() ? null : await new ControlLog(workspace, workflowId).ReadNewestAsync(cancellationToken);
        var patterns = await reader.ReadAsync(uri, workflowId, cancellationToken);
        return new WorkflowErrorReport(
            workflowId,
            patterns.Sum(pattern => pattern.Count),
            [.. patterns.Take(MostPatterns)],
            Math.Max(0, patterns.Count - MostPatterns),
            shown.Failure,
            control is { Desired: DesiredState.Pause, Reason: { } reason } ? PauseOf(reason) : null
        );
    }

    private static PauseReason PauseOf(string reason) =>
        FailureText.TryRead(reason) is { } error
            ? new PauseReason(reason, ErrorAdvice.For(error.Code, error.Class))
            : new PauseReason(reason, ErrorAdvice.For("", ErrorClass.Configuration));
}
