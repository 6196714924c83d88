namespace GraphMcp.Workflows.Errors;

/// <summary>A request that cannot be started as it is: its message says what was expected.</summary>
public sealed class WorkflowRequestException(string message, Exception? innerException = null, string code = "invalid-request")
    : WorkflowException(message, new WorkflowErrorContext(), innerException)
{
    /// <inheritdoc/>
    public override string Code { get; } = code;
}
