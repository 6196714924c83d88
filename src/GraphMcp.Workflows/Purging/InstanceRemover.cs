using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Workflows.Purging;

/// <summary>Removes from the task hub what belongs to a workflow that has finished.</summary>
internal sealed class InstanceRemover(DurableTaskClient client, TimeProvider clock)
{
    private const int MostRounds = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Removes everything below and beside the root; what still runs there, since somebody terminated the root alone, is ended first.</summary>
    public async Task RemoveChildrenAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var running = 0;
            foreach (var child in await ListChildrenAsync(workflowId, cancellationToken))
            {
                running += child.IsCompleted ? 0 : 1;
                await (
                    child.IsCompleted
                        ? RemoveAsync(child.InstanceId, cancellationToken)
                        : EndAsync(workspace, workflowId, child.InstanceId, cancellationToken)
                );
            }

            if (running == 0)
            {
                return;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        throw new WorkflowStateException(
            workflowId,
            WorkflowRunState.Terminated,
            "Parts of it are still ending; purge it again in a moment."
        );
    }

    /// <summary>Forgets the progress and the event log, and waits a moment for it: what they do until then may write files.</summary>
    public async Task ForgetEntitiesAsync(string workflowId, CancellationToken cancellationToken)
    {
        EntityInstanceId[] entities = [ProgressEntity.IdOf(workflowId), EventLogEntity.IdOf(workflowId)];
        foreach (var entity in entities)
        {
            await client.Entities.SignalEntityAsync(entity, "delete", cancellation: cancellationToken);
        }

        for (var round = 0; round < MostRounds && await AnyAsync(entities, cancellationToken); round++)
        {
            await Task.Delay(ShortPause, clock, cancellationToken);
        }
    }

    /// <summary>Removes an instance if it is there.</summary>
    public async Task RemoveAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is not null)
        {
            await client.PurgeInstanceAsync(instanceId, cancellationToken);
        }
    }

    private async Task<bool> AnyAsync(IEnumerable<EntityInstanceId> entities, CancellationToken cancellationToken)
    {
        foreach (var entity in entities)
        {
            if (await client.Entities.GetEntityAsync(entity, includeState: false, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<List<OrchestrationMetadata>> ListChildrenAsync(string workflowId, CancellationToken cancellationToken)
    {
        var children = new List<OrchestrationMetadata>();
        foreach (var prefix in new[] { InstanceIds.Children(workflowId), EventDelivery.InstanceIds(workflowId) })
        {
            var query = new OrchestrationQuery { InstanceIdPrefix = prefix };
            await foreach (var child in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
            {
                children.Add(child);
            }
        }

        return children;
    }

    private async Task EndAsync(IWorkspace workspace, string workflowId, string instanceId, CancellationToken cancellationToken)
    {
        // The mark first, so that what its activities still do is refused.
        await ForcedStop.SetAsync(workspace, workflowId, cancellationToken);
        try
        {
            await client.TerminateInstanceAsync(instanceId, "its workflow is purged", cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Clients differ in what they throw for an instance that has finished meanwhile.
            if (await client.GetInstanceAsync(instanceId, cancellationToken) is { IsCompleted: false })
            {
                throw;
            }
        }
    }
}
