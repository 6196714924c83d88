namespace GraphMcp.Workflows.Workspaces;

/// <summary>Reads several things at once: a store far away answers many calls as fast as one.</summary>
internal static class ParallelReads
{
    private const int AtOnce = 16;

    /// <summary>Returns what is read of each item, in the order of the items.</summary>
    public static async Task<TResult[]> ReadAsync<T, TResult>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken
    )
    {
        var results = new TResult[items.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (place, stop) => results[place] = await read(items[place], stop)
        );
        return results;
    }
}
