namespace GraphMcp.Workflows.Errors;

/// <summary>An error of a workflow, with the place at which it happened.</summary>
/// <param name="message">For a person, without secrets and file contents.</param>
/// <param name="context">Where it happened.</param>
/// <param name="innerException">What caused it.</param>
public class WorkflowException(string message, WorkflowErrorContext context, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets where it happened.</summary>
    public WorkflowErrorContext Context { get; } = context;

    /// <summary>Gets the stable code in kebab case under which failures of this kind are recorded.</summary>
    public virtual string Code => "workflow-error";

    /// <summary>Gets what kind of trouble it is.</summary>
    public virtual ErrorClass ErrorClass => ErrorClass.Permanent;
}
