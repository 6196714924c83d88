using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Progress;

/// <summary>Progress of a batch that nobody tracks, or that no workflow has planned.</summary>
public sealed class UnknownBatchException : WorkflowException
{
    internal UnknownBatchException(string batchId, string? workflowId, string why)
        : base($"The batch '{batchId}' is unknown: {why}", new WorkflowErrorContext { WorkflowId = workflowId, BatchId = batchId }) { }

    /// <inheritdoc/>
    public override string Code => "unknown-batch";
}
