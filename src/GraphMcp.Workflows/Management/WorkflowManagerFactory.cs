using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes managers; holds what all of them share.</summary>
internal sealed class WorkflowManagerFactory(
    RequestResolver resolver,
    IWorkspaceProvider workspaces,
    IFileSourceProvider sources,
    WorkflowReporter reporter,
    TimeProvider clock
) : IWorkflowManagerFactory
{
    public IWorkflowManager Create(DurableTaskClient client) =>
        new WorkflowManager(client, resolver, workspaces, sources, new StatusReader(client, clock), reporter, clock);
}
