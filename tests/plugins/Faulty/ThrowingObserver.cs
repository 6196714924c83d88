using GraphMcp.Workflows.Progress;

namespace Faulty;

/// <summary>Throws whenever it is told anything.</summary>
public sealed class ThrowingObserver : IProgressObserver
{
    /// <inheritdoc/>
    public ValueTask OnProgressAsync(string workflowId, WorkflowProgress progress, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the password is hunter2");
}
