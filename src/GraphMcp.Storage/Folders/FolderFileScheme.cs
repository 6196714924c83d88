using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Folders;

/// <summary>Finds single files on a disk.</summary>
internal sealed class FolderFileScheme : IFileScheme
{
    /// <inheritdoc/>
    public string Form => "an absolute path or file:///FILE";

    /// <inheritdoc/>
    public bool Serves(string uri) => FolderUri.TryGetPath(uri) is not null;

    /// <inheritdoc/>
    public ValueTask<PlacedFile> FindAsync(string uri, CancellationToken cancellationToken)
    {
        var path = FolderUri.TryGetPath(uri)!;
        return EntryStatus.Of(RealPath.Of(path)) is { Kind: EntryKind.File or EntryKind.Unknown } status
            ? ValueTask.FromResult(
                new PlacedFile(status.Size, status.Version, _ => ValueTask.FromResult<Stream>(Open(path, status.Version)))
            )
            : throw new FileNotFoundException($"'{path}' is no file.", path);
    }

    private static FileStream Open(string path, string version)
    {
        var stream = File.OpenRead(path);
        if (EntryStatus.Of(RealPath.Of(path))?.Version == version)
        {
            return stream;
        }

        stream.Dispose();
        throw new IOException($"'{path}' has changed while it was read.");
    }
}
