using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>Finds the blobs of a connection by its name, as function apps name them.</summary>
/// <remarks>
/// A connection is a setting that holds a connection string, or a section with <c>blobServiceUri</c> (or <c>serviceUri</c>), <c>queueServiceUri</c> and, for
/// an identity that is not the default one, <c>credential</c>, <c>clientId</c> and so on; <c>AzureWebJobs</c> may stand before its name. A folder may
/// stand for one.
/// </remarks>
internal sealed class BlobStores(
    IConfiguration configuration,
    AzureComponentFactory credentials,
    TimeProvider clock,
    IReadOnlyDictionary<string, string> folders
)
{
    // The names that a queue's message has base64 for, as the Functions host reads and writes them.
    private static readonly QueueClientOptions Queues = new() { MessageEncoding = QueueMessageEncoding.Base64 };

    /// <summary>The connection of a trigger that names none.</summary>
    public const string Default = "AzureWebJobsStorage";

    /// <summary>Returns the store, or null when nothing is configured for the name.</summary>
    public IBlobStore? Find(string connection)
    {
        if (folders.TryGetValue(connection, out var folder))
        {
            return new FolderBlobStore(folder, clock);
        }

        return Open(configuration.GetSection(connection)) ?? Open(configuration.GetSection("AzureWebJobs" + connection));
    }

    private ServiceBlobStore? Open(IConfigurationSection section)
    {
        if (section.Value is { Length: > 0 } connection)
        {
            return new ServiceBlobStore(new BlobServiceClient(connection), QueuesOf(connection));
        }

        if ((section["blobServiceUri"] ?? section["serviceUri"]) is not { Length: > 0 } address)
        {
            return null;
        }

        var credential = credentials.CreateTokenCredential(section);
        return new ServiceBlobStore(
            new BlobServiceClient(new Uri(address), credential),
            section["queueServiceUri"] is { Length: > 0 } queues ? new QueueServiceClient(new Uri(queues), credential, Queues) : null
        );
    }

    /// <summary>A connection string may be of a blob service alone.</summary>
    private static QueueServiceClient? QueuesOf(string connection)
    {
        try
        {
            return new QueueServiceClient(connection, Queues);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
