namespace GraphMcp.Workflows.Errors;

/// <summary>A request that cannot be started as it is: its message says what was expected.</summary>
public sealed class WorkflowRequestException(string message, Exception? innerException = null)
    : WorkflowException(message, new WorkflowErrorContext(), innerException)
{
    /// <inheritdoc/>
    public override string Code => "invalid-request";
}
