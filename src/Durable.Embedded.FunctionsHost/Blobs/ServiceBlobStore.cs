using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>The blobs of a storage account; its poison queue, where the connection leads to one.</summary>
internal sealed class ServiceBlobStore(BlobServiceClient blobs, QueueServiceClient? queues) : IBlobStore
{
    // The mark of a folder in an account with a hierarchical namespace.
    private const string FolderMark = "hdi_isfolder";

    /// <inheritdoc/>
    public TimeSpan PollingInterval { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async IAsyncEnumerable<FoundBlob> ListAsync(
        string container,
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var options = new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata };
        await using var pages = blobs
            .GetBlobContainerClient(container)
            .GetBlobsAsync(options, cancellationToken)
            .AsPages()
            .GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(pages))
        {
            foreach (var blob in pages.Current.Values)
            {
                if (!blob.Name.EndsWith('/') && blob.Metadata?.ContainsKey(FolderMark) != true)
                {
                    yield return new FoundBlob(blob.Name, blob.Properties.ETag?.ToString().Trim('"') ?? "");
                }
            }
        }
    }

    /// <inheritdoc/>
    public BlobClient Open(string container, string name) => blobs.GetBlobContainerClient(container).GetBlobClient(name);

    /// <inheritdoc/>
    public async Task TellPoisonAsync(PoisonBlob blob, CancellationToken cancellationToken)
    {
        if (queues is not null)
        {
            var queue = queues.GetQueueClient(PoisonBlob.Queue);
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(JsonSerializer.Serialize(blob), cancellationToken);
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<Page<BlobItem>> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }
}
