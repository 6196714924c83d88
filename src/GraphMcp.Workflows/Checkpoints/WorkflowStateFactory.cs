using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Makes <see cref="WorkflowState"/> over a durable client, which functions get by binding.</summary>
public sealed class WorkflowStateFactory
{
    private readonly RequestResolver resolver;
    private readonly IWorkspaceProvider workspaces;
    private readonly IFileSourceProvider sources;
    private readonly WorkflowErrorsReader errors;
    private readonly IResourcePools pools;
    private readonly TimeProvider clock;

    internal WorkflowStateFactory(
        RequestResolver resolver,
        IWorkspaceProvider workspaces,
        IFileSourceProvider sources,
        WorkflowErrorsReader errors,
        IResourcePools pools,
        TimeProvider clock
    ) =>
        (this.resolver, this.workspaces, this.sources, this.errors, this.pools, this.clock) = (
            resolver,
            workspaces,
            sources,
            errors,
            pools,
            clock
        );

    /// <summary>Returns the checkpoints of the task hub of <paramref name="client"/>; it owns nothing.</summary>
    public WorkflowState Create(DurableTaskClient client) =>
        new(
            client,
            new WorkflowFinder(client, resolver, workspaces),
            new StatusReader(client, errors, pools, clock),
            new WorkflowDescent(resolver, workspaces, new WorkflowStarter(client, workspaces, sources, clock), clock),
            workspaces.Open(resolver.WorkspaceUri),
            clock
        );
}
