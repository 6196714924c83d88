using GraphMcp.Storage.Folders;
using GraphMcp.Storage.Globs;
using GraphMcp.Storage.Schemes;
using Microsoft.Extensions.Options;

namespace GraphMcp.Storage.Archives;

/// <summary>Unpacks each version of an archive once on a machine, for its owner only; the oldest go when they are too much together.</summary>
/// <remarks>A folder appears whole or not at all, so several processes may share the cache.</remarks>
internal sealed class ArchiveCache(IOptions<ArchiveOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Untouched = TimeSpan.FromHours(1);

    // Many batches ask for one archive at once: one of them unpacks it.
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Returns the folder of an archive's files.</summary>
    /// <exception cref="NotSupportedException">It is damaged, or something in it is not taken.</exception>
    public async Task<string> UnpackAsync(string uri, PlacedFile archive, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(options.Value.Cache, OwnFolder.NameOf($"{uri}\n{archive.Version}"));
        if (!Directory.Exists(folder))
        {
            await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await UnpackAsync(uri, archive, folder, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _one.Release();
            }
        }

        Directory.SetLastAccessTimeUtc(folder, clock.GetUtcNow().UtcDateTime);
        return folder;
    }

    public void Dispose() => _one.Dispose();

    private Task UnpackAsync(string uri, PlacedFile archive, string folder, CancellationToken cancellationToken) =>
        OwnFolder.MakeAsync(
            folder,
            async half =>
            {
                MakeRoom();
                await ReadAsync(uri, archive, half, cancellationToken).ConfigureAwait(false);
                // So that no repository above the cache has a say in what is ignored.
                Directory.CreateDirectory(Path.Combine(half, Repository.Marker));
            }
        );

    private async Task ReadAsync(string uri, PlacedFile archive, string folder, CancellationToken cancellationToken)
    {
        var tree = new UnpackedTree(folder, archive.Size, options.Value);
        try
        {
            await using var content = await SeekableAsync(archive, cancellationToken).ConfigureAwait(false);
            await ArchiveFormat.ReadAsync(uri, content, tree, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new NotSupportedException($"The archive '{uri}' cannot be taken: {error.Message}", error);
        }
    }

    /// <summary>Random access to a remote archive would be a call for each entry: it is copied once.</summary>
    private async Task<Stream> SeekableAsync(PlacedFile archive, CancellationToken cancellationToken)
    {
        var content = await archive.OpenReadAsync(cancellationToken).ConfigureAwait(false);
        if (content is FileStream)
        {
            return content;
        }

        await using (content)
        {
            var copy = new FileStream(
                Path.Combine(options.Value.Cache, $"{Guid.NewGuid():N}.download"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                }
            );
            await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            return copy;
        }
    }

    private void MakeRoom()
    {
        var cache = new DirectoryInfo(options.Value.Cache);
        if (!cache.Exists)
        {
            return;
        }

        var folders = cache.GetDirectories().OrderByDescending(folder => folder.LastAccessTimeUtc).ToList();
        var latest = clock.GetUtcNow().UtcDateTime - Untouched;
        long together = 0;
        foreach (var folder in folders)
        {
            together += folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            if (together > options.Value.MaxCacheBytes && folder.LastAccessTimeUtc < latest)
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
