using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Lists;

/// <summary>The files that a list names, wherever they are. One that is not there is listed all the same: reading it fails, so the report has it.</summary>
/// <param name="files">The files by path, in ordinal order.</param>
/// <param name="places">The sources that they lie in.</param>
internal sealed class ListFileSource(SortedList<string, ListedFile> files, IReadOnlyCollection<IFileSource> places) : IFileSource
{
    private const string Missing = "missing";
    private const int FindsAtOnce = 16;

    /// <inheritdoc/>
    public int ReadParallelism => places.Select(place => place.ReadParallelism).DefaultIfEmpty(1).Max();

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceFile> EnumerateAsync(
        string? afterPath,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var rest = files.Values.SkipWhile(file => afterPath is not null && string.CompareOrdinal(file.Path, afterPath) <= 0);
        foreach (var some in rest.Chunk(FindsAtOnce))
        {
            foreach (var found in await Task.WhenAll(some.Select(file => LookAsync(file, cancellationToken))).ConfigureAwait(false))
            {
                yield return found;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        files.TryGetValue(path, out var file)
        && await file.Source.FindAsync(file.Name, cancellationToken).ConfigureAwait(false) is { } found
            ? found with
            {
                Path = path,
            }
            : null;

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = Require(path);
        return file.Source.ReadAsync(file.Name, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken)
    {
        var file = Require(path);
        return file.Source.ReadHeadAsync(file.Name, count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        files.TryGetValue(path, out var file)
            ? file.Source.ReplaceAsync(file.Name, expectedHash, content, cancellationToken)
            : ValueTask.FromResult(ReplaceOutcome.Missing);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var place in places)
        {
            await place.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<SourceFile> LookAsync(ListedFile file, CancellationToken cancellationToken) =>
        await file.Source.FindAsync(file.Name, cancellationToken).ConfigureAwait(false) is { } found
            ? found with
            {
                Path = file.Path,
            }
            : new SourceFile(file.Path, 0, Missing);

    private ListedFile Require(string path) =>
        files.TryGetValue(path, out var file) ? file : throw new FileNotFoundException($"'{path}' is not in the list (any more).", path);
}
