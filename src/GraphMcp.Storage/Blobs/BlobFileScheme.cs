using Azure.Storage.Blobs.Models;
using GraphMcp.Storage.Schemes;

namespace GraphMcp.Storage.Blobs;

/// <summary>Finds single blobs.</summary>
internal sealed class BlobFileScheme(BlobConnections connections) : IFileScheme
{
    /// <inheritdoc/>
    public string Form => "https://ACCOUNT.blob.core.windows.net/CONTAINER/NAME, azurite:CONTAINER/NAME";

    /// <inheritdoc/>
    public bool Serves(string uri) => BlobUri.IsOne(uri);

    /// <inheritdoc/>
    public async ValueTask<PlacedFile> FindAsync(string uri, CancellationToken cancellationToken)
    {
        var (container, name) = connections.Find(uri);
        var blob = container.GetBlobClient(
            name.Length > 0 ? name : throw new NotSupportedException($"'{uri}' names no blob; expected {Form}.")
        );
        var properties = await BlobErrors
            .CallAsync(async () => (await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value)
            .ConfigureAwait(false);
        var version = new BlobOpenReadOptions(allowModifications: false)
        {
            Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
        };
        return new PlacedFile(
            properties.ContentLength,
            BlobWalk.VersionOf(properties.ETag),
            async stop => await BlobErrors.CallAsync(() => blob.OpenReadAsync(version, stop)).ConfigureAwait(false)
        );
    }
}
