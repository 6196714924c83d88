namespace GraphMcp.Workflows.Pools;

/// <summary>Who is in a pool or waits for it.</summary>
/// <param name="limitOfTemplate">The limit that its workflow's template gives the pool, or null.</param>
internal sealed class PoolPlace(int? limitOfTemplate)
{
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int? LimitOfTemplate => limitOfTemplate;

    public Task Entered => entered.Task;

    public void Enter() => entered.TrySetResult();
}
