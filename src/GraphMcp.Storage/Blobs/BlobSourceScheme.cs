using GraphMcp.Storage.Globs;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Blobs;

/// <summary>Opens prefixes of containers as sources.</summary>
internal sealed class BlobSourceScheme(BlobConnections connections) : ISourceScheme
{
    /// <inheritdoc/>
    public string Form => BlobUri.Form;

    /// <inheritdoc/>
    public bool Serves(string uri) => BlobUri.IsOne(uri);

    /// <inheritdoc/>
    public void Check(string uri) => connections.Find(uri);

    /// <inheritdoc/>
    public async ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        var place = connections.Open(source.Uri);
        if (
            !await BlobErrors
                .CallAsync(async () => (await place.Container.ExistsAsync(cancellationToken).ConfigureAwait(false)).Value)
                .ConfigureAwait(false)
        )
        {
            throw new DirectoryNotFoundException($"The container '{place.Container.Name}' is not there.");
        }

        var output = BlobOutput.Of(place, source.Output, connections);
        return new BlobFileSource(place, new BlobWalk(place, new PathFilter(source.Include, source.Exclude), output));
    }
}
