namespace GraphMcp.Benchmarks.Blobs;

/// <summary>Looks at this process's managed memory a hundred times a second, and keeps the most.</summary>
internal sealed class PeakMemory : IAsyncDisposable
{
    private readonly Timer _timer;
    private long _bytes;

    public PeakMemory() =>
        _timer = new Timer(
            _ => _bytes = Math.Max(_bytes, GC.GetTotalMemory(forceFullCollection: false)),
            state: null,
            dueTime: TimeSpan.Zero,
            period: TimeSpan.FromMilliseconds(10)
        );

    /// <summary>Gets the most that was seen, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
