using Azure.Storage.Blobs;
using Azurite.Testing;

[assembly: AssemblyFixture(typeof(Durable.Embedded.FunctionsHost.Tests.Blobs.BlobService))]

namespace Durable.Embedded.FunctionsHost.Tests.Blobs;

/// <summary>One Azurite for all tests of the project; a test takes a container of its own.</summary>
public sealed class BlobService : IAsyncLifetime
{
    private AzuriteServer _server = null!;

    public string ConnectionString => _server.ConnectionString;

    public async ValueTask InitializeAsync() =>
        _server = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public BlobContainerClient Container(string name) => new(ConnectionString, name);
}
