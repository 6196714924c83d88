using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes managers; holds what all of them share.</summary>
internal sealed class WorkflowManagerFactory(
    RequestResolver resolver,
    IOptions<WorkflowOptions> options,
    IWorkspaceProvider workspaces,
    IFileSourceProvider sources,
    WorkflowReporter reporter,
    RunningActivities running,
    WorkflowErrorsReader errors,
    IResourcePools pools,
    TimeProvider clock
) : IWorkflowManagerFactory
{
    public IWorkflowManager Create(DurableTaskClient client)
    {
        var finder = new WorkflowFinder(client, resolver, workspaces);
        var starter = new WorkflowStarter(client, workspaces, sources, clock);
        var descent = new WorkflowDescent(resolver, workspaces, starter, clock);
        var purger = new WorkflowPurger(finder, new InstanceRemover(client, clock), clock);
        return new WorkflowManager(
            client,
            resolver,
            workspaces,
            finder,
            starter,
            new WorkflowRedriver(finder, resolver, descent, clock),
            purger,
            new ExpiredPurger(client, purger, options, clock),
            new StatusReader(client, errors, pools, clock),
            reporter,
            new ForcedStopper(client, running, clock)
        );
    }
}
