namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Holds whoever comes by until it is opened, and tells that someone has.</summary>
internal sealed class Gate
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task.WaitAsync(Patience);

    public Task PassAsync()
    {
        reached.TrySetResult();
        return open.Task.WaitAsync(Patience);
    }

    public void Open() => open.TrySetResult();
}
