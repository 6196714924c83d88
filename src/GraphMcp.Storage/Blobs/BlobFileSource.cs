using Azure;
using Azure.Storage.Blobs.Models;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Blobs;

/// <summary>The files below a prefix of a container.</summary>
internal sealed class BlobFileSource(BlobPlace place, BlobWalk walk) : IFileSource
{
    /// <inheritdoc/>
    public int ReadParallelism => 8;

    /// <inheritdoc/>
    public IAsyncEnumerable<SourceFile> EnumerateAsync(string? afterPath, CancellationToken cancellationToken) =>
        walk.AfterAsync(afterPath, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await PropertiesAsync(path, cancellationToken).ConfigureAwait(false);
            return new SourceFile(path, properties.ContentLength, BlobWalk.VersionOf(properties.ETag));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        (await DownloadAsync(path, new BlobDownloadOptions(), cancellationToken).ConfigureAwait(false)).Content.ToArray();

    /// <inheritdoc/>
    public async ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(0, count) };
            return (await DownloadAsync(path, options, cancellationToken).ConfigureAwait(false)).Content.ToArray();
        }
        catch (IOException error) when (error.InnerException is RequestFailedException { Status: 416 })
        {
            // No range of an empty blob is one.
            return [];
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var properties = await PropertiesAsync(path, cancellationToken).ConfigureAwait(false);
            var current = ContentHash.Of(await ReadAsync(path, cancellationToken).ConfigureAwait(false));
            return current == expectedHash && await TryUploadAsync(path, properties, content, cancellationToken).ConfigureAwait(false)
                ? ReplaceOutcome.Replaced
                : await JudgeAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            return ReplaceOutcome.Missing;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Replaces exactly the content that the properties were of; what is told of it besides stays.</summary>
    private async Task<bool> TryUploadAsync(
        string path,
        BlobProperties properties,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
            Metadata = properties.Metadata,
            HttpHeaders = HeadersOf(properties),
            AccessTier = properties is { AccessTierInferred: false, AccessTier: { } tier } ? new AccessTier(tier) : default(AccessTier?),
        };
        try
        {
            await place.At(path).UploadAsync(BinaryData.FromBytes(content), options, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException error) when (BlobErrors.IsRefusedByCondition(error))
        {
            return false;
        }
        catch (Exception error) when (BlobErrors.IsOfService(error))
        {
            throw BlobErrors.Translated(error);
        }
    }

    /// <summary>Says what became of a file that was not replaced: an answer that was lost on its way may be the reason.</summary>
    private async Task<ReplaceOutcome> JudgeAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        ContentHash.Of(await ReadAsync(path, cancellationToken).ConfigureAwait(false)) == ContentHash.Of(content.Span)
            ? ReplaceOutcome.AlreadyDone
            : ReplaceOutcome.ChangedMeanwhile;

    private Task<BlobProperties> PropertiesAsync(string path, CancellationToken cancellationToken) =>
        BlobErrors.CallAsync(async () =>
            (await place.At(path).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value
        );

    private Task<BlobDownloadResult> DownloadAsync(string path, BlobDownloadOptions options, CancellationToken cancellationToken) =>
        BlobErrors.CallAsync(async () =>
            (await place.At(path).DownloadContentAsync(options, cancellationToken).ConfigureAwait(false)).Value
        );

    private static BlobHttpHeaders HeadersOf(BlobProperties properties) =>
        new()
        {
            ContentType = properties.ContentType,
            ContentEncoding = properties.ContentEncoding,
            ContentLanguage = properties.ContentLanguage,
            ContentDisposition = properties.ContentDisposition,
            CacheControl = properties.CacheControl,
        };
}
