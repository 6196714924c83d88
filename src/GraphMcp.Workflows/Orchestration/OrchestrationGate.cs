using GraphMcp.Workflows.Control;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Holds work back while a pause is wanted, and ends waits when a stop is.</summary>
/// <remarks>There is no way back from a stop.</remarks>
internal sealed class OrchestrationGate
{
    private readonly TaskCompletionSource stopped = new();
    private readonly ChangeSignal changed = new();
    private DesiredState desired = DesiredState.Run;
    private int revision;

    /// <summary>Gets a task that ends when a stop is wanted.</summary>
    public Task Stopped => stopped.Task;

    /// <summary>Takes what is wanted; whoever waits looks again.</summary>
    public void Set(DesiredState wanted, int newRevision)
    {
        (desired, revision) = (desired == DesiredState.Stop ? desired : wanted, newRevision);
        if (desired == DesiredState.Stop)
        {
            stopped.TrySetResult();
        }

        changed.Announce();
    }

    /// <summary>Waits until running is wanted, by a revision behind the given one; returns false when a stop is wanted.</summary>
    public async Task<bool> EnterAsync(int after = -1)
    {
        while (desired == DesiredState.Pause || (desired == DesiredState.Run && revision <= after))
        {
            await changed.Next;
        }

        return desired == DesiredState.Run;
    }
}
