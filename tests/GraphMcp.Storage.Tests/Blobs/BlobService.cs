using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azurite.Testing;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(GraphMcp.Storage.Tests.Blobs.BlobService))]

namespace GraphMcp.Storage.Tests.Blobs;

/// <summary>One Azurite for all tests of the project, and the application's services on it; a test takes a container of its own.</summary>
public sealed class BlobService : IAsyncLifetime
{
    private AzuriteServer _server = null!;

    public string Address => _server.BlobServiceUri;

    public async ValueTask InitializeAsync() =>
        _server = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Returns a container that no other test has; it is not there yet.</summary>
    public BlobContainerClient NewContainer() =>
        new(_server.ConnectionString, $"test-{Guid.NewGuid():N}", new BlobClientOptions { TrimBlobNameSlashes = false });

    /// <summary>Returns the application's storage, with a handler that every single call passes.</summary>
    internal ServiceProvider Services(
        FaultHandler? handler = null,
        IReadOnlyDictionary<string, string?>? more = null,
        Action<IServiceCollection>? configure = null
    )
    {
        var settings = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>(), StringComparer.Ordinal)
        {
            ["Azurite"] = _server.ConnectionString,
            ["Storage:Emulator"] = _server.ConnectionString,
        };
        var options = new BlobClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxRetries = 5;
        if (handler is not null)
        {
            options.Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false));
        }

        var services = new ServiceCollection();
        configure?.Invoke(services);
        return services
            .AddSingleton(options)
            .AddGraphMcpStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    internal IWorkspace OpenWorkspace(string uri, FaultHandler? handler = null) =>
        Services(handler).GetRequiredService<IWorkspaceProvider>().Open(uri);

    internal ValueTask<IFileSource> OpenSourceAsync(SourceSpec source, FaultHandler? handler = null) =>
        Services(handler).GetRequiredService<IFileSourceProvider>().OpenAsync(source, TestContext.Current.CancellationToken);
}
