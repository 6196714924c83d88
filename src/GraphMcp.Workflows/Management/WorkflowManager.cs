using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>The manager over one task hub and the host's workspace.</summary>
internal sealed class WorkflowManager(
    WorkflowHub hub,
    RequestResolver resolver,
    IWorkspaceProvider workspaces,
    RequestedPlaces places,
    WorkflowRedriver redriver,
    WorkflowPurger purger,
    ExpiredPurger expired,
    WorkflowReporter reporter,
    ForcedStopper stopper
) : IWorkflowManager
{
    public async Task<string> StartWorkflowAsync(WorkflowRequest? request = null, CancellationToken cancellationToken = default)
    {
        var asked = request ?? new WorkflowRequest();
        var input = resolver.Resolve(asked);
        if (input.IdempotencyKeyHash is { } key)
        {
            var workspace = workspaces.Open(input.Workspace);
            var id = await IdempotencyKeys.ClaimAsync(workspace, key, input.WorkflowId, cancellationToken);
            input =
                asked.Id is { } own && own != id
                    ? throw new WorkflowExistsException(id, isByKey: true)
                    : resolver.Resolve(asked with { Id = id });
        }

        return await hub.Starter.StartAsync(
            input with
            {
                Source = await places.PinAsync(input.Source, cancellationToken),
            },
            cancellationToken
        );
    }

    public Task<bool> PauseWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) =>
        ControlAsync(workflowId, message => message with { Desired = DesiredState.Pause, Reason = null }, cancellationToken);

    public Task<bool> ResumeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) =>
        ControlAsync(workflowId, message => message with { Desired = DesiredState.Run, Reason = null }, cancellationToken);

    public Task<bool> StopWorkflowAsync(string workflowId, bool force = false, CancellationToken cancellationToken = default) =>
        force
            ? StopByForceAsync(workflowId, cancellationToken)
            : ControlAsync(workflowId, message => message with { Desired = DesiredState.Stop, Reason = null }, cancellationToken);

    private async Task<bool> StopByForceAsync(string workflowId, CancellationToken cancellationToken)
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        var input = workflow.Record.Input;
        var workspace = workspaces.Open(input.Workspace);
        var isOpen = workflow.Instance is not { IsCompleted: true };
        if (isOpen || await ForcedStop.IsSetAsync(workspace, workflowId, cancellationToken))
        {
            // One that was cut off is completed, whoever asks.
            await stopper.StopAsync(workspace, input, cancellationToken);
        }

        return isOpen;
    }

    public Task<bool> SetMaxParallelBatchesAsync(string workflowId, int maxParallelBatches, CancellationToken cancellationToken = default)
    {
        var number = RequestResolver.CheckParallelism(maxParallelBatches);
        return ControlAsync(workflowId, message => message with { MaxParallelBatches = number }, cancellationToken);
    }

    public Task<bool> SetToleratedFailuresAsync(
        string workflowId,
        ToleratedFailuresRequest toleratedFailures,
        CancellationToken cancellationToken = default
    )
    {
        var tolerance = RequestResolver.Tolerance(toleratedFailures, defaults: null);
        return ControlAsync(workflowId, message => message with { ToleratedFailures = tolerance }, cancellationToken);
    }

    public async Task<WorkflowStatus> GetStatusAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        return await hub.Status.ReadAsync(workflow, cancellationToken);
    }

    public async Task<WorkflowRunState> GetStateAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        return await StatusReader.ReadStateAsync(workflow, cancellationToken);
    }

    public async Task<StepDetails> GetStepDetailsAsync(string workflowId, string stepId, CancellationToken cancellationToken = default)
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        var steps = workflow.Record.Input.Steps;
        var step =
            steps.FirstOrDefault(step => string.Equals(step.Id, stepId, StringComparison.Ordinal))
            ?? throw new WorkflowNotFoundException(workflowId, stepId, steps.Select(step => step.Id));
        return await hub.Status.DescribeAsync(workflow, step, new EventLogReader(hub.Client.Entities, workspaces), cancellationToken);
    }

    public Task<string> RedriveAsync(string workflowId, RedriveRequest? request = null, CancellationToken cancellationToken = default) =>
        redriver.RedriveAsync(workflowId, request ?? new RedriveRequest(), cancellationToken);

    public Task PurgeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) =>
        purger.PurgeAsync(workflowId, cancellationToken);

    public Task<PurgeSummary> PurgeExpiredAsync(TimeSpan? olderThan = null, CancellationToken cancellationToken = default) =>
        expired.PurgeAsync(olderThan, cancellationToken);

    public async IAsyncEnumerable<WorkflowSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new OrchestrationQuery { FetchInputsAndOutputs = true };
        await foreach (var instance in hub.Client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            if (string.Equals(instance.Name, TaskNames.Workflow, StringComparison.Ordinal))
            {
                yield return StatusReader.Summarize(instance);
            }
        }
    }

    public async Task<ReportTotals> WriteReportAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        var now = await hub.Status.ReadAsync(workflow, cancellationToken);
        return await reporter.WriteAsync(workflow.Record.Input, now, cancellationToken);
    }

    private async Task<bool> ControlAsync(
        string workflowId,
        Func<ControlMessage, ControlMessage> change,
        CancellationToken cancellationToken
    )
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        if (workflow.Instance is { IsCompleted: true })
        {
            return false;
        }

        // Nothing leads out of a stop; asking to stop again is what it is already.
        var message = await workflow.Control.ChangeAsync(
            newest => change(newest) is var wanted && newest.Desired == DesiredState.Stop && wanted != newest ? null : wanted,
            cancellationToken
        );
        return message is not null && (workflow.Instance is null || await RaiseAsync(workflowId, message, cancellationToken));
    }

    /// <summary>Tells the root; also when the message is not new, since an earlier call may have been cut off before it did.</summary>
    private async Task<bool> RaiseAsync(string workflowId, ControlMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await hub.Client.RaiseEventAsync(workflowId, ControlMessage.EventName, message, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Clients differ in what they throw for an instance that has finished meanwhile.
            if (await hub.Client.GetInstanceAsync(workflowId, cancellationToken) is { IsCompleted: true })
            {
                return false;
            }

            throw;
        }
    }
}
