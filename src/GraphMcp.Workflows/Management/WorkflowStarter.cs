using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>Starts what a resolved input says, once: the record in the workspace decides who owns the id.</summary>
internal sealed class WorkflowStarter(
    DurableTaskClient client,
    IWorkspaceProvider workspaces,
    IFileSourceProvider sources,
    TimeProvider clock
)
{
    /// <summary>Starts a workflow; the same start repeated with the same idempotency key gets the first one's id.</summary>
    /// <exception cref="WorkflowExistsException">The id, or the key, is taken; nothing was changed.</exception>
    public async Task<string> StartAsync(WorkflowInput input, CancellationToken cancellationToken)
    {
        await CheckSourceAsync(input.Source, cancellationToken);
        var workspace = workspaces.Open(input.Workspace);
        var record = new RequestRecord(clock.GetUtcNow(), input);
        var isNew = await record.CreateAsync(workspace, cancellationToken);
        if (!isNew && await FindTwinAsync(workspace, record, cancellationToken) is { } running)
        {
            return running;
        }

        // A start that was cut off between the record and the instance is completed by asking for the same again; a purged one stays so.
        await ScheduleAsync(input, isNew, cancellationToken);
        return input.WorkflowId;
    }

    /// <summary>Returns the id of the same start that runs or ran already, null where its instance is missing.</summary>
    private async Task<string?> FindTwinAsync(IWorkspace workspace, RequestRecord record, CancellationToken cancellationToken)
    {
        var id = record.Input.WorkflowId;
        var recorded = await RequestRecord.ReadAsync(workspace, id, cancellationToken);
        if (recorded?.AsksTheSame(record) != true)
        {
            throw new WorkflowExistsException(id, isByKey: record.Input.IdempotencyKeyHash is not null);
        }

        var isOpen =
            await client.GetInstanceAsync(id, cancellationToken) is null
            && await PurgeMark.FindAsync(workspace, id, cancellationToken) is null;
        return isOpen ? null
            : record.Input.IdempotencyKeyHash is not null ? id
            : throw new WorkflowExistsException(id);
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
            if (await client.GetInstanceAsync(input.WorkflowId, cancellationToken) is null)
            {
                throw;
            }

            if (input.IdempotencyKeyHash is null)
            {
                throw new WorkflowExistsException(input.WorkflowId);
            }
        }
    }

    private async Task CheckSourceAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        try
        {
            await using var opened = await SeveralFileSource.OpenAsync(sources, source, cancellationToken);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or NotSupportedException)
        {
            throw new WorkflowRequestException($"The source cannot be read: {exception.Message}", exception);
        }
    }
}
