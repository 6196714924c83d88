using Durable.Embedded.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Durable.Embedded.Hosting;

/// <summary>The open hubs of a host, one a file, whoever of its workers and clients asks first.</summary>
internal sealed class HostedHubs(
    IServiceProvider services,
    IOptionsMonitor<EmbeddedOptions> options,
    IOptionsMonitor<DurableTaskRegistry> registries,
    IEnumerable<HostedHubs.Worker> workers
) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EmbeddedHub> _byPath = new(StringComparer.Ordinal);

    /// <summary>The hub of the workers and clients of a name.</summary>
    public EmbeddedHub Of(string name)
    {
        var path = PathOf(name);
        lock (_gate)
        {
            return _byPath.TryGetValue(path, out var hub) ? hub : _byPath[path] = Open(path, name);
        }
    }

    /// <summary>The client of a name, with its own options.</summary>
    public DurableTaskClient ClientOf(string name)
    {
        var client = services.GetRequiredService<IOptionsMonitor<DurableTaskClientOptions>>().Get(name);
        var hub = Of(name);
        var shared = hub.Services;
        var own = shared with
        {
            Converter = client.IsDataConverterSet ? client.DataConverter : shared.Converter,
            DefaultVersion = string.IsNullOrEmpty(client.DefaultVersion) ? shared.DefaultVersion : client.DefaultVersion,
        };
        return hub.ForApp(new EmbeddedClient(own, name));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _byPath.Values)
        {
            await hub.DisposeAsync().ConfigureAwait(false);
        }
    }

    private EmbeddedHub Open(string path, string client)
    {
        string[] running = [.. workers.Select(worker => worker.Name).Distinct(StringComparer.Ordinal).Where(name => PathOf(name) == path)];
        return running switch
        {
            [] => EmbeddedHub.Open(options.Get(client).Hub(Options(path)), new DurableTaskRegistry(), services),
            [var worker] => EmbeddedHub.Open(
                options
                    .Get(worker)
                    .Hub(Of(Options(path), services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().Get(worker))),
                registries.Get(worker),
                services
            ),
            _ => throw new InvalidOperationException(
                $"The hub '{path}' has several workers: {string.Join(", ", running.Select(name => $"\"{name}\""))}. A hub has one."
            ),
        };
    }

    private EmbeddedHubOptions Options(string path) =>
        new()
        {
            Path = path,
            DataConverter = services.GetService<DataConverter>() ?? Microsoft.DurableTask.Converters.JsonDataConverter.Default,
            ExceptionProperties = services.GetService<IExceptionPropertiesProvider>(),
            LoggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
        };

    private static EmbeddedHubOptions Of(EmbeddedHubOptions hub, DurableTaskWorkerOptions worker)
    {
        var unset = new DurableTaskWorkerOptions.ConcurrencyOptions();
        var asked = worker.Concurrency;
        return hub with
        {
            DataConverter = worker.DataConverter,
            Versioning = worker.Versioning,
            MaxConcurrentActivities = Asked(asked.MaximumConcurrentActivityWorkItems, unset.MaximumConcurrentActivityWorkItems),
            MaxConcurrentOrchestrations = Asked(
                asked.MaximumConcurrentOrchestrationWorkItems,
                unset.MaximumConcurrentOrchestrationWorkItems
            ),
            MaxConcurrentEntities = Asked(asked.MaximumConcurrentEntityWorkItems, unset.MaximumConcurrentEntityWorkItems),
        };

        // The published defaults are for work that waits elsewhere; here everything runs on this machine's cores.
        static int Asked(int asked, int unset) => asked == unset ? Environment.ProcessorCount : asked;
    }

    private string PathOf(string name) =>
        options.Get(name).Path is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : throw new InvalidOperationException($"No file was set for the hub of \"{name}\": UseEmbedded(options => options.Path = …).");

    /// <summary>A worker that is on a hub.</summary>
    internal sealed record Worker(string Name);
}
