using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Management;
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
        var workflow = await new WorkflowFinder(client, resolver, workspaces).FindAsync(workflowId, cancellationToken);
        var shown = InstanceView.Of(workflow.Instance);
        var control = shown.State.IsFinal() ? null : await workflow.Control.ReadNewestAsync(cancellationToken);
        var patterns = await reader.ReadAsync(workflow.Record.Input.Workspace, workflowId, cancellationToken);
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
