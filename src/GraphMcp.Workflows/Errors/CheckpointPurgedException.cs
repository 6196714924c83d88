namespace GraphMcp.Workflows.Errors;

/// <summary>What a checkpoint, or a redrive, was to take over is not in the workspace any more.</summary>
/// <param name="workflowId">The workflow whose results are gone.</param>
/// <param name="checkpointId">The checkpoint; null where the workflow's end was to be taken over.</param>
public sealed class CheckpointPurgedException(string workflowId, string? checkpointId)
    : WorkflowException(
        checkpointId is null
            ? $"The results of the workflow '{workflowId}' were purged: nothing of it can be taken over any more."
            : $"The results that the checkpoint '{checkpointId}' of the workflow '{workflowId}' names were purged: it cannot be restored any more.",
        new WorkflowErrorContext { WorkflowId = workflowId }
    )
{
    /// <inheritdoc/>
    public override string Code => "checkpoint-purged";
}
