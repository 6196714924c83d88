using Durable.Embedded.Client;
using Durable.Embedded.Hub;
using Durable.Embedded.Receipts;
using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded;

/// <summary>A task hub in one SQLite file and one process.</summary>
/// <remarks>
/// A turn of an orchestration or a batch of an entity is atomic; nothing is dispatched before it is durable; activities run at least once.
/// After a crash at any moment, opening the hub goes on from the last commit.
/// </remarks>
public sealed class EmbeddedHub : IAsyncDisposable
{
    private readonly HubLock _lock;
    private readonly HubEngine _engine;
    private readonly bool _isFloor;
    private State _state = State.Open;

    private EmbeddedHub(HubLock hubLock, HubEngine engine, bool isFloor)
    {
        _lock = hubLock;
        _engine = engine;
        _isFloor = isFloor;
        var client = new EmbeddedClient(engine.Services);
        (ManagementClient, Client) = (client, ForApp(client));
        Receipts = new HubReceipts(engine.Services);
    }

    private enum State
    {
        Open,
        Started,
        Stopped,
        Disposed,
    }

    /// <summary>
    /// The app's client: starts, queries and controls instances; usable as long as the hub is open, also before it is started.
    /// <see cref="EmbeddedHubOptions.StrictAzureFloor"/> restricts it.
    /// </summary>
    public DurableTaskClient Client { get; }

    /// <summary>The same for who runs the hub, such as a management API, a tool or a test: nothing restricts it.</summary>
    public DurableTaskClient ManagementClient { get; }

    /// <summary>Keeps what the triggers of a host have taken in.</summary>
    public HubReceipts Receipts { get; }

    internal HubServices Services => _engine.Services;

    /// <summary>Opens a hub, and creates it if it is not there. Nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Where the hub is, and how it runs.</param>
    /// <param name="registry">The orchestrators, activities and entities.</param>
    /// <param name="services">What they are made with: each invocation has a scope of its own.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="HubInUseException">The hub has an owner.</exception>
    /// <exception cref="HubVersionException">A newer version has written the hub.</exception>
    /// <exception cref="HubFileException">The file is read-only, damaged, no hub, or cannot grow.</exception>
    public static Task<EmbeddedHub> OpenAsync(
        EmbeddedHubOptions options,
        DurableTaskRegistry registry,
        IServiceProvider? services = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(registry);
        return Task.Run(() => Open(options, registry, services), cancellationToken);
    }

    /// <summary>
    /// Replays an instance's recorded history on the registered code, for example under a debugger. Nothing is written, and nothing that the
    /// code asks for is done; the hub need not be started.
    /// </summary>
    /// <param name="instanceId">The instance, which may have ended.</param>
    /// <param name="beforeTurn">Called with each turn before the code takes it, on the caller's thread. Default: nothing is called.</param>
    /// <exception cref="NonDeterministicOrchestrationException">The code asks for something else than the history shows.</exception>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">Its orchestrator is not registered.</exception>
    public void Replay(string instanceId, Action<ReplayedTurn>? beforeTurn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        _engine.Replay(instanceId, beforeTurn);
    }

    /// <summary>Begins to run what is due.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_state != State.Open)
        {
            throw new InvalidOperationException("The hub was started already; open it again to start it again.");
        }

        _state = State.Started;
        _engine.Start();
        return Task.CompletedTask;
    }

    /// <summary>Ends running: running activities are cancelled and waited for; what has not ended runs again when the hub is next started.</summary>
    /// <param name="cancellationToken">Gives up waiting for activities that do not end.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_state is State.Open or State.Started)
        {
            _state = State.Stopped;
            await _engine.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops without waiting for activities, and closes the hub.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_state == State.Disposed)
        {
            return;
        }

        try
        {
            await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Activities that have not ended run again.
        }
        finally
        {
            _state = State.Disposed;
            _engine.Dispose();
            _lock.Dispose();
        }
    }

    /// <summary>A client as the app gets it.</summary>
    internal DurableTaskClient ForApp(EmbeddedClient client) => _isFloor ? new AzureFloorClient(client) : client;

    internal static EmbeddedHub Open(EmbeddedHubOptions options, DurableTaskRegistry registry, IServiceProvider? services)
    {
        var path = Path.GetFullPath(options.Path);
        var hubLock = HubLock.Take(path);
        try
        {
            var store = SqliteHubStore.Open(path, options.Durability, options.MaxPages);
            return new EmbeddedHub(hubLock, HubEngine.Open(store, options, registry, services), options.StrictAzureFloor);
        }
        catch
        {
            hubLock.Dispose();
            throw;
        }
    }
}
