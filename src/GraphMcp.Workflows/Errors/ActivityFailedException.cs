namespace GraphMcp.Workflows.Errors;

/// <summary>An activity failed as a whole: what leaves it, so that its orchestrator can tell from the message alone what to do.</summary>
/// <remarks>It has no inner exception: that one's message would persist in the history, and it may quote a file.</remarks>
/// <param name="error">The error.</param>
/// <param name="context">Where it happened.</param>
public sealed class ActivityFailedException(WorkflowError error, WorkflowErrorContext context)
    : WorkflowException(FailureText.Write(error), context)
{
    /// <summary>Gets the error.</summary>
    public WorkflowError Error => error;

    /// <inheritdoc/>
    public override string Code => error.Code;

    /// <inheritdoc/>
    public override ErrorClass ErrorClass => error.Class;
}
