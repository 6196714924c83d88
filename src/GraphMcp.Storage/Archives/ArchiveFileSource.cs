using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Archives;

/// <summary>The files of an unpacked archive. A file has the archive's version: it changes with that alone, wherever it was unpacked.</summary>
internal sealed class ArchiveFileSource(IFileSource unpacked, string version) : IFileSource
{
    /// <inheritdoc/>
    public int ReadParallelism => unpacked.ReadParallelism;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceFile> EnumerateAsync(
        string? afterPath,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var file in unpacked.EnumerateAsync(afterPath, cancellationToken).ConfigureAwait(false))
        {
            yield return file with
            {
                Version = version,
            };
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        await unpacked.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } file ? file with { Version = version } : null;

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken) => unpacked.ReadAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken) =>
        unpacked.ReadHeadAsync(path, count, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("An archive is read only: its edits are in the patch.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => unpacked.DisposeAsync();
}
