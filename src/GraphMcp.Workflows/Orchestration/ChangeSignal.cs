namespace GraphMcp.Workflows.Orchestration;

/// <summary>Tells whoever waits in an orchestration that something has changed, so that he looks again.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = new();

    /// <summary>Gets a task that ends with the next change.</summary>
    public Task Next => next.Task;

    /// <summary>Ends the waits of now.</summary>
    public void Announce()
    {
        // Exchanged first: continuations run at once and may wait again.
        var waiting = next;
        next = new TaskCompletionSource();
        waiting.SetResult();
    }
}
