using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Folders;

/// <summary>The files of a folder. Links are neither listed nor followed: what they lead to within the root has a name of its own there.</summary>
internal sealed class FolderFileSource(string root, FolderWalk walk) : IFileSource
{
    /// <inheritdoc/>
    public int ReadParallelism => 1;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceFile> EnumerateAsync(
        string? afterPath,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var file in walk.After(afterPath))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return file;
        }
    }

    /// <inheritdoc/>
    public ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (_, status) = Locate(path);
        return ValueTask.FromResult(IsReadable(status) ? new SourceFile(path, status!.Value.Size, status.Value.Version) : null);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fullPath = Require(path);
        return ValueTask.FromResult(Contents(fullPath));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var handle = File.OpenHandle(Require(path));
        var head = new byte[(int)Math.Min(count, RandomAccess.GetLength(handle))];
        var read = 0;
        while (read < head.Length && RandomAccess.Read(handle, head.AsSpan(read), read) is var step and > 0)
        {
            read += step;
        }

        return ValueTask.FromResult(read == head.Length ? head : head[..read]);
    }

    /// <inheritdoc/>
    public ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (fullPath, located) = Locate(path);
        return ValueTask.FromResult(
            located switch
            {
                null => ReplaceOutcome.Missing,
                { Kind: EntryKind.File or EntryKind.Unknown } status => Replace(fullPath, status, expectedHash, content, cancellationToken),
                _ => ReplaceOutcome.ChangedMeanwhile,
            }
        );
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ReplaceOutcome Replace(
        string fullPath,
        EntryStatus status,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        ReplacedFile.DeleteLeftover(fullPath);
        var current = ContentHash.Of(Contents(fullPath));
        if (current != expectedHash)
        {
            return current == ContentHash.Of(content.Span) ? ReplaceOutcome.AlreadyDone : ReplaceOutcome.ChangedMeanwhile;
        }

        ReplacedFile.Write(fullPath, status, content.Span, cancellationToken);
        return ReplaceOutcome.Replaced;
    }

    // Without the detour over the asynchronous API: on a disk it only costs time.
    private static byte[] Contents(string fullPath) => File.ReadAllBytes(fullPath);

    private static bool IsReadable(EntryStatus? status) => status is { Kind: EntryKind.File or EntryKind.Unknown };

    private string Require(string path)
    {
        var (fullPath, status) = Locate(path);
        return IsReadable(status) ? fullPath : throw new FileNotFoundException($"'{path}' is no file of the source (any more).", path);
    }

    /// <summary>Returns what stands at a path; a link when one of the folders above it is one.</summary>
    private (string FullPath, EntryStatus? Status) Locate(string path)
    {
        var fullPath = RelativePath.Resolve(root, path);
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var above = EntryStatus.Of(RelativePath.Join(root, path[..slash]));
            if (above is null or { Kind: EntryKind.Link })
            {
                return (fullPath, above);
            }
        }

        return (fullPath, EntryStatus.Of(fullPath));
    }
}
