namespace GraphMcp.Workflows.Pools;

/// <summary>The places that one batch has; leaves them when it is disposed.</summary>
internal sealed class PoolLease : IAsyncDisposable
{
    private readonly Stack<(ResourcePool Pool, PoolPlace Place)> places = [];

    public void Add(ResourcePool pool, PoolPlace place) => places.Push((pool, place));

    public ValueTask DisposeAsync()
    {
        while (places.TryPop(out var held))
        {
            held.Pool.Leave(held.Place);
        }

        return default;
    }
}
