using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Errors;

/// <summary>A call that the workflow's state does not allow; nothing was changed.</summary>
/// <param name="workflowId">The workflow.</param>
/// <param name="state">Its state.</param>
/// <param name="reason">What the call needs instead, for a person: a sentence.</param>
public sealed class WorkflowStateException(string workflowId, WorkflowRunState state, string reason)
    : WorkflowException($"The workflow '{workflowId}' is {state}. {reason}", new WorkflowErrorContext { WorkflowId = workflowId })
{
    /// <summary>Gets the state.</summary>
    public WorkflowRunState State { get; } = state;

    /// <inheritdoc/>
    public override string Code => "wrong-state";
}
