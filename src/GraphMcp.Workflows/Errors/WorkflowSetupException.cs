namespace GraphMcp.Workflows.Errors;

/// <summary>Something that a person has to set right before the workflow can go on: it is no file's fault.</summary>
/// <param name="code">The stable code.</param>
/// <param name="message">For a person, without secrets.</param>
/// <param name="context">Where it happened.</param>
public sealed class WorkflowSetupException(string code, string message, WorkflowErrorContext context) : WorkflowException(message, context)
{
    /// <inheritdoc/>
    public override string Code => code;

    /// <inheritdoc/>
    public override ErrorClass ErrorClass => ErrorClass.Configuration;
}
