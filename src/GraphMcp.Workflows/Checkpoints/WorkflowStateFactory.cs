using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Makes <see cref="WorkflowState"/> over a durable client, which functions get by binding.</summary>
public sealed class WorkflowStateFactory
{
    private readonly WorkflowHubs hubs;
    private readonly RequestResolver resolver;
    private readonly IWorkspaceProvider workspaces;
    private readonly TimeProvider clock;

    internal WorkflowStateFactory(WorkflowHubs hubs, RequestResolver resolver, IWorkspaceProvider workspaces, TimeProvider clock) =>
        (this.hubs, this.resolver, this.workspaces, this.clock) = (hubs, resolver, workspaces, clock);

    /// <summary>Returns the checkpoints of the task hub of <paramref name="client"/>; it owns nothing.</summary>
    public WorkflowState Create(DurableTaskClient client) => new(hubs.Open(client), workspaces.Open(resolver.WorkspaceUri), clock);
}
