using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>A file as a function sees it that binds a blob: its address is the file's, and it can be looked at, read and deleted.</summary>
/// <remarks>Everything else ends in a <see cref="NotSupportedException"/>: there is no service behind it.</remarks>
internal sealed class FolderBlobClient(string container, string name, string path)
    : BlobClient(new Uri("http://folder.invalid/container/name"), new BlobClientOptions { Transport = new NoService() })
{
    public override Uri Uri { get; } = new($"file:///{string.Join('/', FullPath(path).Split('/').Select(Uri.EscapeDataString))}");

    public override string Name => name;

    public override string BlobContainerName => container;

    public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Response.FromValue(File.Exists(path), Answered));

    public override Task<Response<BlobProperties>> GetPropertiesAsync(
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default
    )
    {
        var file = Require();
        return Task.FromResult(
            Response.FromValue(
                BlobsModelFactory.BlobProperties(
                    lastModified: new DateTimeOffset(file.LastWriteTimeUtc),
                    contentLength: file.Length,
                    eTag: new ETag(FolderBlobStore.VersionOf(file))
                ),
                Answered
            )
        );
    }

    public override async Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
        Response.FromValue(
            BlobsModelFactory.BlobDownloadResult(BinaryData.FromBytes(await File.ReadAllBytesAsync(Require().FullName, cancellationToken))),
            Answered
        );

    public override Task<Response<BlobDownloadResult>> DownloadContentAsync() => DownloadContentAsync(CancellationToken.None);

    public override Task<Stream> OpenReadAsync(BlobOpenReadOptions options, CancellationToken cancellationToken = default) =>
        Task.FromResult<Stream>(Require().OpenRead());

    public override Task<Stream> OpenReadAsync(
        long position = 0,
        int? bufferSize = null,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default
    )
    {
        var stream = Require().OpenRead();
        stream.Position = position;
        return Task.FromResult<Stream>(stream);
    }

    public override Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default
    )
    {
        var isThere = File.Exists(path);
        File.Delete(path);
        return Task.FromResult(Response.FromValue(isThere, Answered));
    }

    private static Response Answered => new FolderResponse();

    private static string FullPath(string path) => Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/').TrimStart('/');

    private FileInfo Require() =>
        new FileInfo(path) is { Exists: true } file
            ? file
            : throw new RequestFailedException(
                404,
                $"The file '{name}' is not there.",
                BlobErrorCode.BlobNotFound.ToString(),
                innerException: null
            );

    /// <summary>Says to whom a call goes that a folder does not answer.</summary>
    private sealed class NoService : HttpPipelineTransport
    {
        public override Request CreateRequest() => throw Refusal();

        public override void Process(HttpMessage message) => throw Refusal();

        public override ValueTask ProcessAsync(HttpMessage message) => throw Refusal();

        private static NotSupportedException Refusal() =>
            new("The blob is a file of a folder that stands for a container: it can be looked at, read and deleted, nothing else.");
    }
}
