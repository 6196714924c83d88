using Azure.Storage.Blobs;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Cli.Terminal;
using GraphMcp.Functions;
using Microsoft.Extensions.Configuration;

namespace GraphMcp.Cli.Hosting;

/// <summary>The inbox of a served app: a folder, the container of the connection <c>Inbox</c>, or none.</summary>
internal sealed class ServedInbox
{
    private readonly string? _folder;

    private ServedInbox(string? folder, string? place) => (_folder, Place) = (folder, place);

    /// <summary>Gets where it is, a folder or the URI of a container; null for none.</summary>
    public string? Place { get; }

    /// <summary>Gets it for a person.</summary>
    public string? Shown => _folder is null ? Place : DisplayPath.Of(_folder);

    /// <summary>Finds the inbox: a folder that was asked for comes before a connection that is configured.</summary>
    public static ServedInbox Of(string? folder, IConfiguration configuration)
    {
        if (folder is not null)
        {
            return new ServedInbox(folder, folder);
        }

        var section = configuration.GetSection(InboxFunctions.Connection);
        var service = section.Value is { Length: > 0 } connection
            ? new BlobServiceClient(connection).Uri.AbsoluteUri
            : section["blobServiceUri"] ?? section["serviceUri"];
        return new ServedInbox(folder: null, service is { Length: > 0 } ? $"{service.TrimEnd('/')}/{InboxFunctions.Container}" : null);
    }

    /// <summary>Lets what lands start workflows; one function is enough where nobody is told by Event Grid.</summary>
    public void AddTo(FunctionsHostBuilder builder)
    {
        if (Place is null)
        {
            return;
        }

        if (_folder is not null)
        {
            builder.UseBlobFolder(InboxFunctions.Connection, _folder);
        }

        builder.UseBlobTriggers();
        if (builder.Configuration[$"AzureWebJobs.{InboxFunctions.Events}.Disabled"] is null)
        {
            builder.Configuration[$"AzureWebJobs.{InboxFunctions.Events}.Disabled"] = bool.TrueString;
        }
    }
}
