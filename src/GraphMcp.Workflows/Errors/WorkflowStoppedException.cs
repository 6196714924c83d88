namespace GraphMcp.Workflows.Errors;

/// <summary>The workflow was stopped by force: nothing is done for it any more, and no result is taken.</summary>
public sealed class WorkflowStoppedException(string workflowId)
    : WorkflowException($"The workflow '{workflowId}' was stopped by force.", new WorkflowErrorContext { WorkflowId = workflowId })
{
    internal const string StoppedByForce = "stopped-by-force";

    /// <inheritdoc/>
    public override string Code => StoppedByForce;
}
