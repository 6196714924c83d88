namespace GraphMcp.Workflows.Errors;

/// <summary>A start with the id of a workflow that exists, running or finished; nothing was changed.</summary>
public sealed class WorkflowExistsException(string workflowId)
    : WorkflowException(
        $"A workflow '{workflowId}' exists already; choose another id.",
        new WorkflowErrorContext { WorkflowId = workflowId }
    )
{
    /// <inheritdoc/>
    public override string Code => "workflow-exists";
}
