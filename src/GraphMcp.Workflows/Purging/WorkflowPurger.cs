using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Purging;

/// <summary>Removes finished workflows for good: the mark first, the root last, so that a purge that was cut off is completed by asking again.</summary>
internal sealed class WorkflowPurger(WorkflowFinder finder, InstanceRemover instances, TimeProvider clock)
{
    /// <summary>Removes a workflow.</summary>
    /// <exception cref="WorkflowStateException">It has not finished, or another workflow still takes over its results.</exception>
    public async Task PurgeAsync(string workflowId, CancellationToken cancellationToken)
    {
        var workflow = await finder.FindPurgedTooAsync(workflowId, cancellationToken);
        var workspace = workflow.Workspace;
        if (await PurgeMark.FindAsync(workspace, workflowId, cancellationToken) is null)
        {
            await RequireFinishedAsync(workflow, cancellationToken);
            await RequireTakenOverAsync(workflow, cancellationToken);
            await PurgeMark.SetAsync(workspace, workflowId, clock.GetUtcNow(), cancellationToken);
        }

        await instances.RemoveChildrenAsync(workspace, workflowId, cancellationToken);
        await instances.ForgetEntitiesAsync(workflowId, cancellationToken);
        await RemoveFilesAsync(workspace, workflow.Record, cancellationToken);
        await instances.RemoveAsync(workflowId, cancellationToken);
    }

    /// <summary>One without an instance is a start that was cut off, unless it has planned: then somebody removed its instance.</summary>
    private static async Task RequireFinishedAsync(KnownWorkflow workflow, CancellationToken cancellationToken)
    {
        var id = workflow.Record.Input.WorkflowId;
        var state = InstanceView.Of(workflow.Instance).State;
        var isLost = workflow.Instance is null && await PlanReader.FindPageAsync(workflow.Workspace, id, 0, cancellationToken) is not null;
        if (!state.IsFinal() && !isLost)
        {
            throw new WorkflowStateException(id, state, "Only a finished workflow can be purged; stop it first.");
        }
    }

    private async Task RequireTakenOverAsync(KnownWorkflow workflow, CancellationToken cancellationToken)
    {
        var (id, workspace) = (workflow.Record.Input.WorkflowId, workflow.Workspace);
        foreach (var child in await new LineageReader(workspace).ChildrenAsync(id, cancellationToken))
        {
            if (await TakesOverAsync(workspace, child.Id, cancellationToken))
            {
                throw new WorkflowStateException(
                    id,
                    InstanceView.Of(workflow.Instance).State,
                    $"The workflow '{child.Id}' still takes over its results; purge it when that has planned all of its files, or has finished."
                );
            }
        }
    }

    private async Task<bool> TakesOverAsync(IWorkspace workspace, string childId, CancellationToken cancellationToken)
    {
        var child = await finder.FindPurgedTooAsync(childId, cancellationToken);
        if (InstanceView.Of(child.Instance).State.IsFinal() || await PurgeMark.FindAsync(workspace, childId, cancellationToken) is not null)
        {
            return false;
        }

        var taken = await new CheckpointStore(workspace).ReadAsync(child.Record.Input.Lineage!, cancellationToken);
        var last = taken.Checkpoint.Pages - 1;
        return last >= 0 && await PlanReader.FindPageAsync(workspace, childId, last, cancellationToken) is null;
    }

    private static async Task RemoveFilesAsync(IWorkspace workspace, RequestRecord record, CancellationToken cancellationToken)
    {
        var id = record.Input.WorkflowId;
        var purgedAt = await PurgeMark.FindAsync(workspace, id, cancellationToken);
        await new CheckpointStore(workspace).RetireAsync(id, purgedAt!.Value, cancellationToken);
        if (record.Input.Lineage is { } lineage)
        {
            await workspace.DeleteAsync(WorkspacePaths.Child(lineage.ParentId, id), cancellationToken);
        }

        foreach (var path in WorkspacePaths.AllOf(id))
        {
            await workspace.DeleteAsync(path, cancellationToken);
        }
    }
}
