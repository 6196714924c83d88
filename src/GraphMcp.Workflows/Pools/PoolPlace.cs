namespace GraphMcp.Workflows.Pools;

/// <summary>Who is in a pool or waits for it.</summary>
/// <param name="limitOfTemplate">The limit that its workflow's template gives the pool, or null.</param>
internal sealed class PoolPlace(int? limitOfTemplate)
{
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int? LimitOfTemplate => limitOfTemplate;

    /// <summary>Waits until the place is entered.</summary>
    /// <exception cref="TimeoutException">It was not in that time.</exception>
    public Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken) =>
        entered.Task.WaitAsync(atMost, clock, cancellationToken);

    public void Enter() => entered.TrySetResult();
}
