using GraphMcp.Storage.Folders;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Archives;

/// <summary>Opens archives as sources: <c>zip:URI</c>, or the path of one on this machine as it is.</summary>
internal sealed class ArchiveSourceScheme(FileOpener files, ArchiveCache cache, FolderSourceScheme folders) : ISourceScheme
{
    private const string Prefix = "zip:";

    /// <inheritdoc/>
    public string Form => $"{Prefix}URI of a {ArchiveNames.Understood} file";

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <inheritdoc/>
    public bool Serves(string uri) =>
        uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        || (FolderUri.TryGetPath(uri) is { } path && ArchiveNames.IsOne(path) && File.Exists(path));

    /// <inheritdoc/>
    public void Check(string uri)
    {
        var inner = Inner(uri);
        if (!ArchiveNames.IsOne(inner))
        {
            throw new NotSupportedException($"'{uri}' is no archive; expected a name that ends in {ArchiveNames.Understood}.");
        }

        files.Check(inner);
    }

    /// <inheritdoc/>
    public async ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        Check(source.Uri);
        var inner = Inner(source.Uri);
        var archive = await FindAsync(inner, cancellationToken).ConfigureAwait(false);
        var folder = await cache.UnpackAsync(inner, archive, cancellationToken).ConfigureAwait(false);
        var unpacked = await folders
            .OpenAsync(source with { Uri = FolderUri.FromPath(folder), Output = null }, cancellationToken)
            .ConfigureAwait(false);
        return new ArchiveFileSource(unpacked, archive.Version);
    }

    private async Task<PlacedFile> FindAsync(string uri, CancellationToken cancellationToken)
    {
        try
        {
            return await files.FindAsync(uri, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException error)
        {
            throw new DirectoryNotFoundException($"The archive '{uri}' is not there.", error);
        }
    }

    private static string Inner(string uri) => uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? uri[Prefix.Length..] : uri;
}
