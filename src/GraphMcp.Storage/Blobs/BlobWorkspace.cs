using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Blobs;

/// <summary>A workspace below a prefix of a container, which is created with the first write.</summary>
/// <remarks>
/// What is created carries the mark of the call that wrote it: a call whose answer was lost and that is made again finds its own mark and has won.
/// </remarks>
internal sealed class BlobWorkspace(BlobPlace place) : IWorkspace
{
    private const string WriterMark = "writer";
    private const int MostAttempts = 3;
    private const int DeletesAtOnce = 16;

    /// <inheritdoc/>
    public async ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var writer = Guid.NewGuid().ToString("N");
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [WriterMark] = writer },
        };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await UploadAsync(path, BinaryData.FromBytes(content), options, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (IOException error)
                when (error.InnerException is RequestFailedException failed && BlobErrors.IsRefusedByCondition(failed))
            {
                var found = await WriterOfAsync(path, cancellationToken).ConfigureAwait(false);
                // Gone again: somebody has deleted it in between.
                if (found is not null || attempt == MostAttempts)
                {
                    return found == writer;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await UploadAsync(path, BinaryData.FromBytes(content), new BlobUploadOptions(), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    )
    {
        var pipe = new Pipe();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var upload = UploadAllAsync(path, pipe.Reader, stop.Token);
        try
        {
            await write(pipe.Writer.AsStream(leaveOpen: true), stop.Token).ConfigureAwait(false);
            await pipe.Writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The upload ends with what it reads: a failure, so that nothing appears.
            await stop.CancelAsync().ConfigureAwait(false);
            await pipe.Writer.CompleteAsync(error).ConfigureAwait(false);
            await upload.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await upload.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        await IfThereAsync(async () =>
                (await place.At(path).DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value.Content.ToArray()
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        await IfThereAsync(async () =>
                (await place.At(path).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Content
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var path = folder.TrimEnd('/');
        return ListBelowAsync(path.Length == 0 ? "" : path + "/", cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string path, CancellationToken cancellationToken)
    {
        await DeleteBlobAsync(path, cancellationToken).ConfigureAwait(false);
        await Parallel
            .ForEachAsync(
                ListBelowAsync(path.TrimEnd('/') + "/", cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken },
                async (below, stop) => await DeleteBlobAsync(below, stop).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
    }

    private async Task UploadAllAsync(string path, PipeReader reader, CancellationToken cancellationToken)
    {
        var content = reader.AsStream(leaveOpen: true);
        try
        {
            // What was read of the stream is gone, so the container must be there before.
            await CreateContainerAsync(cancellationToken).ConfigureAwait(false);
            await BlobErrors
                .CallAsync(() => place.At(path).UploadAsync(content, new BlobUploadOptions(), cancellationToken))
                .ConfigureAwait(false);
            await reader.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Who writes must not wait for a reader that has gone.
            await reader.CompleteAsync(error).ConfigureAwait(false);
            throw;
        }
    }

    private async Task UploadAsync(string path, BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await BlobErrors.CallAsync(() => place.At(path).UploadAsync(content, options, cancellationToken)).ConfigureAwait(false);
        }
        catch (DirectoryNotFoundException)
        {
            await CreateContainerAsync(cancellationToken).ConfigureAwait(false);
            await BlobErrors.CallAsync(() => place.At(path).UploadAsync(content, options, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task CreateContainerAsync(CancellationToken cancellationToken) =>
        await BlobErrors
            .CallAsync(() => place.Container.CreateIfNotExistsAsync(cancellationToken: cancellationToken))
            .ConfigureAwait(false);

    /// <summary>Returns the mark of who created a blob, empty when it has none, or null when it is not there.</summary>
    private Task<string?> WriterOfAsync(string path, CancellationToken cancellationToken) =>
        IfThereAsync(async () =>
            (
                await place.At(path).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
            ).Value.Metadata.TryGetValue(WriterMark, out var writer)
                ? writer
                : ""
        );

    private async Task DeleteBlobAsync(string path, CancellationToken cancellationToken) =>
        await IfThereAsync(() => place.At(path).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken))
            .ConfigureAwait(false);

    private async IAsyncEnumerable<string> ListBelowAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = place.Root + folder };
        await using var pages = place.Container.GetBlobsAsync(options, cancellationToken).AsPages().GetAsyncEnumerator(cancellationToken);
        while (
            await IfThereAsync(async () => await pages.MoveNextAsync().ConfigureAwait(false) ? pages : null).ConfigureAwait(false)
                is not null
        )
        {
            foreach (var blob in pages.Current.Values)
            {
                yield return place.PathOf(blob.Name);
            }
        }
    }

    private static async Task<T?> IfThereAsync<T>(Func<Task<T>> call)
        where T : class?
    {
        try
        {
            return await BlobErrors.CallAsync(call).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
