using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes managers; holds what all of them share.</summary>
internal sealed class WorkflowManagerFactory(
    WorkflowHubs hubs,
    RequestResolver resolver,
    IOptions<WorkflowOptions> options,
    IWorkspaceProvider workspaces,
    RequestedPlaces places,
    WorkflowReporter reporter,
    RunningActivities running,
    TimeProvider clock
) : IWorkflowManagerFactory
{
    public IWorkflowManager Create(DurableTaskClient client)
    {
        var hub = hubs.Open(client);
        var purger = new WorkflowPurger(hub.Finder, new InstanceRemover(client, clock), clock);
        return new WorkflowManager(
            hub,
            resolver,
            workspaces,
            places,
            new WorkflowRedriver(hub.Finder, resolver, hub.Descent, clock),
            purger,
            new ExpiredPurger(client, purger, options, clock),
            reporter,
            new ForcedStopper(client, running, clock)
        );
    }
}
