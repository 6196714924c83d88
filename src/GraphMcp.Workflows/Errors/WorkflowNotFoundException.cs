namespace GraphMcp.Workflows.Errors;

/// <summary>A call that names no known workflow, or no step of it.</summary>
public sealed class WorkflowNotFoundException : WorkflowException
{
    /// <summary>Creates the exception for an unknown workflow.</summary>
    public WorkflowNotFoundException(string workflowId)
        : base($"There is no workflow '{workflowId}'.", new WorkflowErrorContext { WorkflowId = workflowId }) { }

    /// <summary>Creates the exception for an unknown step of a known workflow.</summary>
    public WorkflowNotFoundException(string workflowId, string stepId, IEnumerable<string> knownSteps)
        : base(
            $"The workflow '{workflowId}' has no step '{stepId}'; its steps are {string.Join(", ", knownSteps)}.",
            new WorkflowErrorContext { WorkflowId = workflowId, StepId = stepId }
        ) { }

    /// <inheritdoc/>
    public override string Code => "workflow-not-found";
}
