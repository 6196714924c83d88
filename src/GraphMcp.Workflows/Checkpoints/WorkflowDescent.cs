using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Starts workflows that take over what another one has finished; apart from that they are started like any other.</summary>
internal sealed class WorkflowDescent(RequestResolver resolver, IWorkspaceProvider workspaces, WorkflowStarter starter, TimeProvider clock)
{
    /// <summary>Starts a child and returns its id.</summary>
    /// <param name="parent">The parent's input; the child's is the same but for its id, its output and its lineage.</param>
    /// <param name="lineage">What it takes over.</param>
    /// <param name="id">Its id; null makes one up.</param>
    /// <param name="output">Where its report goes to; null as the host says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Errors.WorkflowExistsException">The id is taken; nothing was started.</exception>
    /// <exception cref="Errors.WorkflowRequestException">The host does not allow the source or the output; nothing was started.</exception>
    public async Task<string> StartAsync(
        WorkflowInput parent,
        WorkflowLineage lineage,
        string? id,
        string? output,
        CancellationToken cancellationToken
    )
    {
        var childId = id is null ? WorkflowIds.Create(clock) : WorkflowIds.Check(id);
        var folder = resolver.OutputOf(output, childId);
        var input = parent with
        {
            WorkflowId = childId,
            Output = folder,
            Source = parent.Source with { Output = folder },
            Lineage = lineage,
            StartAt = null,
            IdempotencyKeyHash = null,
        };
        resolver.CheckPlaces(input);
        var child = new WorkflowChild(childId, lineage.Kind, lineage.CheckpointId, clock.GetUtcNow());
        await new LineageReader(workspaces.Open(input.Workspace)).AddAsync(lineage.ParentId, child, cancellationToken);
        return await starter.StartAsync(input, cancellationToken);
    }
}
