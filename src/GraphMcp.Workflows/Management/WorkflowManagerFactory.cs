using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Control;
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
    RunningActivities running,
    TimeProvider clock
) : IWorkflowManagerFactory
{
    public IWorkflowManager Create(DurableTaskClient client) =>
        new WorkflowManager(
            client,
            resolver,
            workspaces,
            new WorkflowStarter(client, workspaces, sources, clock),
            new StatusReader(client, clock),
            reporter,
            new ForcedStopper(client, running, clock)
        );
}
