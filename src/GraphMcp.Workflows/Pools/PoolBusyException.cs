using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Pools;

/// <summary>No place in a pool became free in time: the batch gives its own place on the host to others and asks again.</summary>
public sealed class PoolBusyException(string pool, WorkflowErrorContext context)
    : WorkflowException($"No place in the pool '{pool}' became free in time.", context)
{
    /// <inheritdoc/>
    public override string Code => ErrorCodes.PoolBusy;

    /// <inheritdoc/>
    public override ErrorClass ErrorClass => ErrorClass.Transient;
}
