using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>Looks at one container again and again, with one listing for all the functions that it starts.</summary>
internal sealed partial class BlobWatch(
    IBlobStore store,
    string container,
    IReadOnlyList<BlobListener> listeners,
    TimeProvider clock,
    ILogger logger
)
{
    private const int DeliveriesAtOnce = 16;

    // What the names of all listeners begin with.
    private readonly string _prefix = listeners.Select(listener => listener.Pattern.Prefix).Aggregate(CommonPrefix);
    private bool _isFailing;

    /// <summary>Looks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(store.PollingInterval, clock);
        do
        {
            try
            {
                await LookAsync(cancellationToken);
                _isFailing = false;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested) // the edge: the next look may go well
            {
                LogFailing(e);
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            DueAsync(listed, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = DeliveriesAtOnce, CancellationToken = cancellationToken },
            async (due, stop) => await due.Listener.DeliverAsync(due.Blob, stop)
        );
        foreach (var listener in listeners)
        {
            await listener.ForgetAsync(listed);
        }
    }

    private async IAsyncEnumerable<(BlobListener Listener, FoundBlob Blob)> DueAsync(
        HashSet<string> listed,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var blob in store.ListAsync(container, _prefix, cancellationToken))
        {
            listed.Add(blob.Name);
            foreach (var listener in listeners.Where(listener => listener.IsDue(blob)))
            {
                yield return (listener, blob);
            }
        }
    }

    /// <summary>Says it once, however long it lasts.</summary>
    private void LogFailing(Exception error)
    {
        if (!_isFailing)
        {
            LogFailing(logger, error, container);
        }

        _isFailing = true;
    }

    private static string CommonPrefix(string one, string other) =>
        one[..one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count()];

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The container '{Container}' cannot be looked at, or what landed there not be delivered; it is tried again."
    )]
    private static partial void LogFailing(ILogger logger, Exception exception, string container);
}
