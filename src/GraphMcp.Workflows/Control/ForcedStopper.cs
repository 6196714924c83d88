using System.Text.Json;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Control;

/// <summary>Ends a workflow without draining: the mark first, then the root, then its children, then the books.</summary>
/// <remarks>Every step may be done again, so that a stop that was cut off is completed by asking again.</remarks>
internal sealed class ForcedStopper(DurableTaskClient client, RunningActivities running, TimeProvider clock)
{
    private const int MostRounds = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task StopAsync(IWorkspace workspace, WorkflowInput input, CancellationToken cancellationToken)
    {
        await ForcedStop.SetAsync(workspace, input.WorkflowId, cancellationToken);
        running.Cancel(input.WorkflowId);
        await TerminateAsync(input.WorkflowId, cancellationToken);
        await CloseAsync(workspace, input, cancellationToken);
    }

    /// <summary>The root before its children: it starts none any more then. A child may come to light late, so it is looked for until none is left.</summary>
    private async Task TerminateAsync(string workflowId, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var open = await FindOpenAsync(workflowId, cancellationToken);
            if (open.Count == 0)
            {
                return;
            }

            foreach (var instanceId in open)
            {
                await TryTerminateAsync(instanceId, cancellationToken);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<List<string>> FindOpenAsync(string workflowId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(workflowId, cancellationToken) is { IsCompleted: false })
        {
            return [workflowId];
        }

        var children = new OrchestrationQuery { InstanceIdPrefix = InstanceIds.Children(workflowId) };
        var open = new List<string>();
        await foreach (var child in client.GetAllInstancesAsync(children).WithCancellation(cancellationToken))
        {
            open.AddRange(child.IsCompleted ? [] : [child.InstanceId]);
        }

        return open;
    }

    private async Task TryTerminateAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await client.TerminateInstanceAsync(instanceId, "stopped by force", cancellationToken);
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

    private async Task CloseAsync(IWorkspace workspace, WorkflowInput input, CancellationToken cancellationToken)
    {
        var id = input.WorkflowId;
        var closed = await CommittedTotals.ReadAsync(workspace, input, cancellationToken);
        await client.Entities.SignalEntityAsync(
            ProgressEntity.IdOf(id),
            nameof(ProgressEntity.Close),
            closed,
            cancellation: cancellationToken
        );
        var data = JsonSerializer.SerializeToElement(new { State = WorkflowRunState.Terminated }, WorkflowJson.Compact);
        var ended = new WorkflowEvent($"{id}#terminated", WorkflowEventTypes.WorkflowCompleted, clock.GetUtcNow(), id, Data: data);
        await client.Entities.SignalEntityAsync(
            EventLogEntity.IdOf(id),
            nameof(EventLogEntity.Append),
            new EventsEmitted([ended], input.Workspace),
            cancellation: cancellationToken
        );
    }
}
