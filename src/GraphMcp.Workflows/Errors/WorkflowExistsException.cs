namespace GraphMcp.Workflows.Errors;

/// <summary>A start with the id, or the idempotency key, of another workflow that exists, running or finished; nothing was changed.</summary>
/// <param name="workflowId">The workflow that exists.</param>
/// <param name="isByKey">Whether it is the key that is taken.</param>
public sealed class WorkflowExistsException(string workflowId, bool isByKey = false)
    : WorkflowException(
        isByKey
            ? $"The idempotency key stands for the workflow '{workflowId}', which was asked for with another request; choose another key."
            : $"A workflow '{workflowId}' exists already; choose another id.",
        new WorkflowErrorContext { WorkflowId = workflowId }
    )
{
    /// <inheritdoc/>
    public override string Code => isByKey ? "idempotency-key-reused" : "workflow-exists";
}
