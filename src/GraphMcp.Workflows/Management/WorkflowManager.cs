using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>The manager over one task hub and the host's workspace.</summary>
internal sealed class WorkflowManager(
    DurableTaskClient client,
    RequestResolver resolver,
    IWorkspaceProvider workspaces,
    IFileSourceProvider sources,
    StatusReader status,
    WorkflowReporter reporter,
    TimeProvider clock
) : IWorkflowManager
{
    public async Task<string> StartWorkflowAsync(WorkflowRequest? request = null, CancellationToken cancellationToken = default)
    {
        var record = new RequestRecord(clock.GetUtcNow(), resolver.Resolve(request ?? new WorkflowRequest()));
        var id = record.Input.WorkflowId;
        await CheckSourceAsync(record.Input.Source, cancellationToken);
        var workspace = workspaces.Open(record.Input.Workspace);
        var isNew = await record.CreateAsync(workspace, cancellationToken);
        if (!isNew)
        {
            // A start that was cut off between the record and the instance is completed by asking for the same again.
            var recorded = await RequestRecord.ReadAsync(workspace, id, cancellationToken);
            if (recorded?.AsksTheSame(record) != true || await client.GetInstanceAsync(id, cancellationToken) is not null)
            {
                throw new WorkflowExistsException(id);
            }
        }

        await ScheduleAsync(record.Input, isNew, cancellationToken);
        return id;
    }

    public Task<bool> PauseWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) =>
        ControlAsync(workflowId, message => message with { Desired = DesiredState.Pause }, cancellationToken);

    public Task<bool> ResumeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) =>
        ControlAsync(workflowId, message => message with { Desired = DesiredState.Run }, cancellationToken);

    public Task<bool> StopWorkflowAsync(string workflowId, bool force = false, CancellationToken cancellationToken = default) =>
        force
            ? throw new NotSupportedException("A forced stop is not supported yet; stop without force drains what is in flight.")
            : ControlAsync(workflowId, message => message with { Desired = DesiredState.Stop }, cancellationToken);

    public Task<bool> SetMaxParallelBatchesAsync(string workflowId, int maxParallelBatches, CancellationToken cancellationToken = default)
    {
        var number = RequestResolver.CheckParallelism(maxParallelBatches);
        return ControlAsync(workflowId, message => message with { MaxParallelBatches = number }, cancellationToken);
    }

    public async Task<WorkflowStatus> GetStatusAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await FindAsync(workflowId, cancellationToken);
        return await status.ReadAsync(workflow, cancellationToken);
    }

    public async Task<StepDetails> GetStepDetailsAsync(string workflowId, string stepId, CancellationToken cancellationToken = default)
    {
        var workflow = await FindAsync(workflowId, cancellationToken);
        var steps = workflow.Record.Input.Steps;
        var step =
            steps.FirstOrDefault(step => string.Equals(step.Id, stepId, StringComparison.Ordinal))
            ?? throw new WorkflowNotFoundException(workflowId, stepId, steps.Select(step => step.Id));
        return StatusReader.Describe(step, await status.ReadAsync(workflow, cancellationToken));
    }

    public async IAsyncEnumerable<WorkflowSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new OrchestrationQuery { FetchInputsAndOutputs = true };
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            if (string.Equals(instance.Name, TaskNames.Workflow, StringComparison.Ordinal))
            {
                yield return StatusReader.Summarize(instance);
            }
        }
    }

    public async Task<ReportTotals> WriteReportAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await FindAsync(workflowId, cancellationToken);
        var now = await status.ReadAsync(workflow, cancellationToken);
        return await reporter.WriteAsync(workflow.Record.Input, now, cancellationToken);
    }

    private async Task ScheduleAsync(WorkflowInput input, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            var options = new StartOrchestrationOptions(input.WorkflowId);
            await client.ScheduleNewOrchestrationInstanceAsync(TaskNames.Workflow, input, options, cancellationToken);
        }
        catch (Exception exception) when (!isNew && exception is not OperationCanceledException)
        {
            // Clients differ in what they throw where another call was faster to complete a start that was cut off.
            if (await client.GetInstanceAsync(input.WorkflowId, cancellationToken) is not null)
            {
                throw new WorkflowExistsException(input.WorkflowId);
            }

            throw;
        }
    }

    private async Task<bool> ControlAsync(
        string workflowId,
        Func<ControlMessage, ControlMessage> change,
        CancellationToken cancellationToken
    )
    {
        var workflow = await FindAsync(workflowId, cancellationToken);
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
            await client.RaiseEventAsync(workflowId, ControlMessage.EventName, message, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Clients differ in what they throw for an instance that has finished meanwhile.
            if (await client.GetInstanceAsync(workflowId, cancellationToken) is { IsCompleted: true })
            {
                return false;
            }

            throw;
        }
    }

    private async Task<KnownWorkflow> FindAsync(string workflowId, CancellationToken cancellationToken)
    {
        if (!WorkflowIds.IsValid(workflowId))
        {
            throw new WorkflowNotFoundException(workflowId);
        }

        var instance = await client.GetInstanceAsync(workflowId, getInputsAndOutputs: true, cancellationToken);
        if (instance is not null && !string.Equals(instance.Name, TaskNames.Workflow, StringComparison.Ordinal))
        {
            throw new WorkflowNotFoundException(workflowId);
        }

        var workspace = workspaces.Open(instance?.ReadInputAs<WorkflowInput>()?.Workspace ?? resolver.WorkspaceUri);
        var record =
            await RequestRecord.ReadAsync(workspace, workflowId, cancellationToken) ?? throw new WorkflowNotFoundException(workflowId);
        return new KnownWorkflow(record, instance, new ControlLog(workspace, workflowId));
    }

    private async Task CheckSourceAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        try
        {
            await using var opened = await sources.OpenAsync(source, cancellationToken);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or NotSupportedException)
        {
            throw new WorkflowRequestException($"The source cannot be read: {exception.Message}", exception);
        }
    }
}
