using Durable.Embedded.FunctionsHost.Blobs;
using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Http;
using Durable.Embedded.FunctionsHost.ManagementApi;
using Durable.Embedded.FunctionsHost.Tasks;
using Durable.Embedded.Receipts;
using Microsoft.AspNetCore.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace Durable.Embedded.FunctionsHost;

/// <summary>Runs functions in this process: durable ones on a hub, HTTP ones on a web server if URLs were given.</summary>
/// <remarks>The hub runs before the first request is taken and until the last one is answered. Signals of the process are the caller's.</remarks>
public sealed class EmbeddedFunctionsHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly EmbeddedHubOptions _options;
    private readonly IReadOnlyList<FunctionDescriptor> _functions;
    private readonly FunctionsRuntime _runtime;
    private readonly FunctionAccess _access;
    private readonly BlobTriggers? _blobs;
    private EmbeddedHub? _hub;
    private bool _isStopped;
    private bool _isDisposed;
    private bool _isStarted;

    internal EmbeddedFunctionsHost(
        IHost host,
        EmbeddedHubOptions options,
        IReadOnlyList<FunctionDescriptor> functions,
        FunctionsRuntime runtime,
        FunctionAccess access,
        BlobTriggers? blobs
    )
    {
        _blobs = blobs;
        _host = host;
        _options = options;
        _functions = functions;
        _runtime = runtime;
        _access = access;
    }

    /// <summary>The services of the app.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The client that functions get as <c>[DurableClient]</c>.</summary>
    /// <exception cref="InvalidOperationException">The hub has not been opened.</exception>
    public DurableTaskClient DurableClient => _runtime.Client;

    /// <summary>The client of who runs the host, which <see cref="EmbeddedHubOptions.StrictAzureFloor"/> does not restrict; the management API has it too.</summary>
    /// <exception cref="InvalidOperationException">The hub has not been opened.</exception>
    public DurableTaskClient ManagementClient => _runtime.ManagementClient;

    /// <summary>The URLs that the server listens at, with their real ports; none without a server.</summary>
    public IReadOnlyCollection<string> Urls => _host is WebApplication app ? [.. app.Urls] : [];

    /// <summary>The receipts of what triggers have taken in.</summary>
    /// <exception cref="InvalidOperationException">The hub has not been opened.</exception>
    public HubReceipts Receipts => (_hub ?? throw new InvalidOperationException("The hub has not been opened.")).Receipts;

    /// <summary>Opens the hub without going on with what is in it: <see cref="DurableClient"/> answers from now on.</summary>
    /// <exception cref="HubInUseException">The hub has an owner.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_hub is not null)
        {
            throw new InvalidOperationException("The hub is open already.");
        }

        _hub = await EmbeddedHub.OpenAsync(_options, FunctionTasks.Register(_functions, _runtime), Services, cancellationToken);
        _runtime.ManagementClient = _hub.ManagementClient;
        _runtime.Client = new FunctionsClient(_hub.Client, ManagementUrl, _access.QueryString);
    }

    /// <summary>Replays an instance's recorded history on the app's code, without effects; the hub must be open and need not run.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="beforeTurn">Called with each turn before the code takes it. Default: nothing is called.</param>
    /// <exception cref="NonDeterministicOrchestrationException">The code asks for something else than the history shows.</exception>
    public void Replay(string instanceId, Action<ReplayedTurn>? beforeTurn = null) =>
        (_hub ?? throw new InvalidOperationException("The hub has not been opened.")).Replay(instanceId, beforeTurn);

    /// <summary>Opens the hub if it is not open, goes on with what is in it, and then takes requests.</summary>
    /// <exception cref="HubInUseException">The hub has an owner.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_isStarted)
        {
            throw new InvalidOperationException("The host was started already; build another one to start again.");
        }

        _isStarted = true;
        if (_hub is null)
        {
            await OpenAsync(cancellationToken);
        }

        await _hub!.StartAsync(cancellationToken);
        await _host.StartAsync(cancellationToken);
        _blobs?.Start(_hub.Receipts);
    }

    /// <summary>Ends the server, then the hub: running activities are cancelled and waited for, and what has not ended goes on at the next start.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        await _runtime.StopAsync();
        if (_blobs is not null)
        {
            await _blobs.StopAsync();
        }

        await _host.StopAsync(cancellationToken);
        if (_hub is not null)
        {
            await _hub.StopAsync(cancellationToken);
        }
    }

    /// <summary>Stops without waiting, and closes the hub.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            await StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // What has not ended goes on at the next start.
        }

        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }

        await ((IAsyncDisposable)_host).DisposeAsync();
        _runtime.Dispose();
    }

    private string? ManagementUrl() => Urls.Select(url => ListenAddress.Reachable(url) + ManagementUrls.Path).FirstOrDefault();
}
