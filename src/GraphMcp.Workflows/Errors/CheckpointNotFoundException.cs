namespace GraphMcp.Workflows.Errors;

/// <summary>A call that names no known checkpoint.</summary>
/// <param name="checkpointId">The id that was given.</param>
public sealed class CheckpointNotFoundException(string checkpointId)
    : WorkflowException($"There is no checkpoint '{checkpointId}'.", new WorkflowErrorContext())
{
    /// <inheritdoc/>
    public override string Code => "checkpoint-not-found";
}
