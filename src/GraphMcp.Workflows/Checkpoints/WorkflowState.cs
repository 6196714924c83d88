using System.Text.Json;
using DurableTask.Core.History;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Saves points of a workflow's history by name, and goes on from them.</summary>
/// <remarks>
/// A crash needs none of this: the orchestration history is the checkpoint. A checkpoint can be saved of a workflow in any state, and be
/// restored as long as the workflow's results were not purged.
/// </remarks>
public sealed class WorkflowState
{
    private readonly WorkflowHub hub;
    private readonly IWorkspace workspace;
    private readonly TimeProvider clock;

    internal WorkflowState(WorkflowHub hub, IWorkspace workspace, TimeProvider clock) =>
        (this.hub, this.workspace, this.clock) = (hub, workspace, clock);

    /// <summary>Names what a workflow has finished by now, and returns the checkpoint's id.</summary>
    /// <param name="workflowId">The workflow, in whatever state.</param>
    /// <param name="label">What it is called, up to 256 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow.</exception>
    /// <exception cref="WorkflowRequestException">The label is too long.</exception>
    public async Task<string> SaveCheckpointAsync(string workflowId, string? label = null, CancellationToken cancellationToken = default)
    {
        if (label?.Length > Checkpoint.MaxLabel)
        {
            throw new WorkflowRequestException($"A checkpoint's label has at most {Checkpoint.MaxLabel} characters.");
        }

        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        var state = (await hub.Status.ReadAsync(workflow, cancellationToken)).State;
        var id = CheckpointIds.Create(clock);
        var checkpoint = new Checkpoint(id, workflowId, string.IsNullOrEmpty(label) ? null : label, clock.GetUtcNow(), state)
        {
            HistoryPosition = workflow.Instance is null ? null : await FindPositionAsync(workflowId, cancellationToken),
        };
        var manifest = await CheckpointTaker.TakeAsync(workflow.Workspace, checkpoint, cancellationToken);
        await new CheckpointStore(workflow.Workspace).AddAsync(manifest, cancellationToken);
        await EmitAsync(checkpoint, workflow.Record.Input, cancellationToken);
        return id;
    }

    /// <summary>Starts a workflow that takes over what was finished at a checkpoint and does the rest; returns its id.</summary>
    /// <param name="checkpointId">The checkpoint.</param>
    /// <param name="changedOnly">Whether files whose content has changed since they were processed are done again.</param>
    /// <param name="newId">The id of the new workflow; omitted, one is made up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CheckpointNotFoundException">There is no such checkpoint.</exception>
    /// <exception cref="CheckpointPurgedException">What it names was purged.</exception>
    /// <exception cref="WorkflowExistsException">The id is taken; nothing was started.</exception>
    public Task<string> RestoreCheckpointAsync(
        string checkpointId,
        bool changedOnly = false,
        string? newId = null,
        CancellationToken cancellationToken = default
    ) => RestoreCheckpointAsync(checkpointId, new RestoreRequest { ChangedOnly = changedOnly, Id = newId }, cancellationToken);

    /// <inheritdoc cref="RestoreCheckpointAsync(string, bool, string?, CancellationToken)"/>
    public async Task<string> RestoreCheckpointAsync(string checkpointId, RestoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var checkpoint = await GetCheckpointAsync(checkpointId, cancellationToken);
        var parentId = checkpoint.WorkflowId;
        var plan = await PlanDigest.ReadAsync(workspace, parentId, checkpoint.Pages, cancellationToken);
        var record = await RequestRecord.ReadAsync(workspace, parentId, cancellationToken);
        if (record is null || checkpoint.PurgedAt is not null || plan.Hash != checkpoint.PlanHash)
        {
            throw new CheckpointPurgedException(parentId, checkpointId);
        }

        var lineage = new WorkflowLineage(LineageKind.Restore, parentId, checkpointId, request.ChangedOnly);
        return await hub.Descent.StartAsync(record.Input, lineage, request.Id, request.Output, cancellationToken);
    }

    /// <summary>Returns the checkpoints of a workflow, the oldest first.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or it was purged.</exception>
    public async Task<IReadOnlyList<Checkpoint>> ListCheckpointsAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var workflow = await hub.Finder.FindAsync(workflowId, cancellationToken);
        var manifests = await new CheckpointStore(workflow.Workspace).ListAsync(workflowId, cancellationToken);
        return [.. manifests.Select(manifest => manifest.Checkpoint)];
    }

    /// <summary>Returns a checkpoint; one whose results were purged says so.</summary>
    /// <exception cref="CheckpointNotFoundException">There is no such checkpoint.</exception>
    public async Task<Checkpoint> GetCheckpointAsync(string checkpointId, CancellationToken cancellationToken = default)
    {
        var manifest = CheckpointIds.IsValid(checkpointId)
            ? await new CheckpointStore(workspace).FindAsync(checkpointId, cancellationToken)
            : null;
        var checkpoint = manifest?.Checkpoint ?? throw new CheckpointNotFoundException(checkpointId);
        var purgedAt = checkpoint.PurgedAt ?? await PurgeMark.FindAsync(workspace, checkpoint.WorkflowId, cancellationToken);
        return checkpoint with { PurgedAt = purgedAt };
    }

    private async Task<long?> FindPositionAsync(string workflowId, CancellationToken cancellationToken)
    {
        try
        {
            IList<HistoryEvent> history = await hub.Client.GetOrchestrationHistoryAsync(workflowId, cancellationToken);
            return history.Count;
        }
        catch (NotSupportedException)
        {
            // Older task hubs do not tell; nothing that is restored depends on it.
            return null;
        }
    }

    private Task EmitAsync(Checkpoint saved, WorkflowInput input, CancellationToken cancellationToken)
    {
        var data = JsonSerializer.SerializeToElement(new { CheckpointId = saved.Id, saved.Label }, WorkflowJson.Compact);
        var id = $"{saved.WorkflowId}#checkpoint-{saved.Id}";
        var emitted = new WorkflowEvent(id, WorkflowEventTypes.CheckpointSaved, saved.SavedAt, saved.WorkflowId, Data: data);
        return hub.Client.Entities.SignalEntityAsync(
            EventLogEntity.IdOf(saved.WorkflowId),
            nameof(EventLogEntity.Append),
            new EventsEmitted([emitted], input.Workspace, input.Webhook is not null),
            cancellation: cancellationToken
        );
    }
}
