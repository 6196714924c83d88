using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Makes readers of errors; holds what all of them share.</summary>
internal sealed class WorkflowErrorsFactory(RequestResolver resolver, IWorkspaceProvider workspaces, WorkflowErrorsReader reader)
    : IWorkflowErrorsFactory
{
    public IWorkflowErrors Create(DurableTaskClient client) => new ErrorsOfHub(client, resolver, workspaces, reader);
}
