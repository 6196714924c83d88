using System.Collections.Concurrent;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Calls parts that may be anyone's: each call has its time, and a part that does not keep to it is left behind until the call has ended.</summary>
/// <param name="patience">How long a call may take.</param>
/// <param name="clock">The clock.</param>
internal sealed class PartCalls<TPart>(TimeSpan patience, TimeProvider clock)
    where TPart : class
{
    private readonly ConcurrentDictionary<TPart, Task> leftBehind = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns whether an earlier call of a part, which nobody waits for any more, still goes on.</summary>
    public bool IsLeftBehind(TPart part)
    {
        if (!leftBehind.TryGetValue(part, out var earlier))
        {
            return false;
        }

        if (!earlier.IsCompleted)
        {
            return true;
        }

        // Whatever it threw then, nobody waited for it any more.
        _ = earlier.Exception;
        leftBehind.TryRemove(part, out _);
        return false;
    }

    /// <summary>Calls a part.</summary>
    /// <exception cref="PluginException">It took too long.</exception>
    public async Task RunAsync(TPart part, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        // On a thread of its own: one that never gives its thread back would hold up everybody else.
        var token = stop.Token;
        var running = Task.Run(() => call(token), CancellationToken.None);
        try
        {
            await running.WaitAsync(token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            leftBehind[part] = running;
            cancellationToken.ThrowIfCancellationRequested();
            throw new PluginException($"It took longer than {patience.TotalSeconds:0.###} s.");
        }
    }
}
