using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Tasks;
using Durable.Embedded.Receipts;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>Starts functions by blobs, as long as the host runs.</summary>
internal sealed partial class BlobTriggers(
    IEnumerable<FunctionDescriptor> functions,
    BlobStores stores,
    IServiceProvider services,
    FunctionsRuntime runtime,
    TimeProvider clock,
    ILoggerFactory loggers
)
{
    private readonly ILogger _logger = loggers.CreateLogger<BlobTriggers>();
    private Task _running = Task.CompletedTask;

    /// <summary>Begins to look.</summary>
    public void Start(HubReceipts receipts) =>
        _running = Task.WhenAll(WatchesOf(receipts).Select(watch => Task.Run(() => watch.RunAsync(runtime.Stopping))));

    /// <summary>Waits until nothing is delivered any more; the runtime must be stopping.</summary>
    public Task StopAsync() => _running.ContinueWith(static _ => { }, TaskScheduler.Default);

    private List<BlobWatch> WatchesOf(HubReceipts receipts)
    {
        var watches = new List<BlobWatch>();
        var places = functions
            .Where(function => function.Trigger is FunctionTrigger.Blob)
            .GroupBy(function => ((FunctionTrigger.Blob)function.Trigger).Connection, StringComparer.OrdinalIgnoreCase);
        foreach (var place in places)
        {
            if (stores.Find(place.Key) is not { } store)
            {
                LogNoConnection(_logger, place.Key, string.Join(", ", place.Select(function => function.Name)));
                continue;
            }

            var listeners = place.Select(function => new BlobListener(function, store, services, runtime, receipts, clock, _logger));
            watches.AddRange(
                listeners
                    .GroupBy(listener => listener.Pattern.Container, StringComparer.Ordinal)
                    .Select(container => new BlobWatch(store, container.Key, [.. container], clock, _logger))
            );
        }

        return watches;
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "No setting '{Connection}' (a connection string) or '{Connection}__blobServiceUri' is there: blobs do not start {Functions}."
    )]
    private static partial void LogNoConnection(ILogger logger, string connection, string functions);
}
