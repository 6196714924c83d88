using Azurite.Testing;

namespace GraphMcp.Functions.Tests.Blobs;

/// <summary>One Azurite for the tests of a class; each takes containers of its own.</summary>
public sealed class BlobServer : IAsyncLifetime
{
    private AzuriteServer _server = null!;

    public string ConnectionString => _server.ConnectionString;

    public async ValueTask InitializeAsync() =>
        _server = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
