using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GraphMcp.Workflows.Inbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Starts workflows by the blobs that land as <c>inbox/{template}/{name}</c>.</summary>
/// <remarks>
/// Two functions for two ways to learn of blobs, of which a setting switches one off (<c>AzureWebJobs.NAME.Disabled</c>). Both take every blob of the
/// container, so that one that lies in no template's folder is rejected and not overlooked.
/// </remarks>
public sealed class InboxFunctions(InboxIntake intake)
{
    /// <summary>The name of the connection.</summary>
    public const string Connection = "Inbox";

    /// <summary>The container.</summary>
    public const string Container = "inbox";

    /// <summary>The function that looks by itself.</summary>
    public const string Polled = "InboxPolled";

    /// <summary>The function that Event Grid tells.</summary>
    public const string Events = "InboxEvents";

    private const string Path = Container + "/{name}";

    /// <summary>Takes a blob that was found by looking.</summary>
    [Function(Polled)]
    public Task PolledAsync(
        [BlobTrigger(Path, Connection = Connection)] BlobClient blob,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => TakeAsync(blob, client, cancellationToken);

    /// <summary>Takes a blob that Event Grid told of: the only way on Flex Consumption.</summary>
    [Function(Events)]
    public Task EventsAsync(
        [BlobTrigger(Path, Connection = Connection, Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => TakeAsync(blob, client, cancellationToken);

    private async Task TakeAsync(BlobClient blob, DurableTaskClient client, CancellationToken cancellationToken)
    {
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Deleted or moved before its turn: nobody waits for it any more.
            return;
        }

        var version = properties.ETag.ToString().Trim('"');
        var landed = new InboxBlob(ContainerOf(blob), blob.Name, blob.Uri.AbsoluteUri, version, properties.ContentLength);
        if (await intake.TakeAsync(client, landed, cancellationToken) == InboxOutcome.Rejected)
        {
            // It lies with its reason beside the inbox now. One that was uploaded anew meanwhile stays for its own turn.
            await blob.DeleteIfExistsAsync(
                conditions: new BlobRequestConditions { IfMatch = properties.ETag },
                cancellationToken: cancellationToken
            );
        }
    }

    /// <summary>Returns the address of what the blob's name counts from.</summary>
    private static string ContainerOf(BlobClient blob)
    {
        var uri = blob.Uri.AbsoluteUri;
        var segments = blob.Name.Count(letter => letter == '/') + 1;
        for (var segment = 0; segment < segments; segment++)
        {
            uri = uri[..uri.LastIndexOf('/')];
        }

        return uri;
    }
}
