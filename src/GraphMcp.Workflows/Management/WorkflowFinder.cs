using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>Finds workflows by their id.</summary>
internal sealed class WorkflowFinder(DurableTaskClient client, RequestResolver resolver, IWorkspaceProvider workspaces)
{
    /// <summary>Returns a workflow.</summary>
    /// <exception cref="WorkflowNotFoundException">There is none, or it was purged.</exception>
    public async Task<KnownWorkflow> FindAsync(string workflowId, CancellationToken cancellationToken)
    {
        var workflow = await FindPurgedTooAsync(workflowId, cancellationToken);
        return await PurgeMark.FindAsync(workflow.Workspace, workflowId, cancellationToken) is { } purgedAt
            ? throw WorkflowNotFoundException.Purged(workflowId, purgedAt)
            : workflow;
    }

    /// <summary>Returns a workflow, also where nothing but its request is left.</summary>
    /// <exception cref="WorkflowNotFoundException">There is none.</exception>
    public async Task<KnownWorkflow> FindPurgedTooAsync(string workflowId, CancellationToken cancellationToken)
    {
        if (!WorkflowIds.IsValid(workflowId))
        {
            throw new WorkflowNotFoundException(workflowId);
        }

        var instance = await client.GetInstanceAsync(workflowId, getInputsAndOutputs: true, cancellationToken);
        if (instance is not null && !string.Equals(instance.Name, TaskNames.Workflow, StringComparison.Ordinal))
        {
            throw new WorkflowNotFoundException(workflowId);
        }

        var workspace = workspaces.Open(instance?.ReadInputAs<WorkflowInput>()?.Workspace ?? resolver.WorkspaceUri);
        var record =
            await RequestRecord.ReadAsync(workspace, workflowId, cancellationToken) ?? throw new WorkflowNotFoundException(workflowId);
        return new KnownWorkflow(record, instance, new ControlLog(workspace, workflowId), workspace);
    }
}
