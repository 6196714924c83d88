using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes hubs over durable clients; holds what all of them share.</summary>
internal sealed class WorkflowHubs(
    RequestResolver resolver,
    IWorkspaceProvider workspaces,
    IFileSourceProvider sources,
    WorkflowErrorsReader errors,
    IResourcePools pools,
    TimeProvider clock
)
{
    /// <summary>Returns the hub of <paramref name="client"/>; it owns nothing.</summary>
    public WorkflowHub Open(DurableTaskClient client)
    {
        var starter = new WorkflowStarter(client, workspaces, sources, clock);
        return new WorkflowHub(
            client,
            new WorkflowFinder(client, resolver, workspaces),
            starter,
            new WorkflowDescent(resolver, workspaces, starter, clock),
            new StatusReader(client, errors, pools, clock)
        );
    }
}
