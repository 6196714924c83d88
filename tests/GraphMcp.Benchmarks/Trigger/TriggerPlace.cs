using Azure.Storage.Blobs;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Functions;

namespace GraphMcp.Benchmarks.Trigger;

/// <summary>An inbox that is empty, for one host.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="AddTo">Makes a host look there.</param>
/// <param name="UploadAsync">Lets a request land: its name and its content.</param>
internal sealed record TriggerPlace(string Name, Action<FunctionsHostBuilder> AddTo, Func<string, string, Task> UploadAsync)
{
    /// <summary>Makes the container on a service.</summary>
    public static async Task<TriggerPlace> OfBlobsAsync(string connection)
    {
        var container = new BlobContainerClient(connection, InboxFunctions.Container);
        await container.CreateIfNotExistsAsync();
        await foreach (var blob in container.GetBlobsAsync())
        {
            await container.DeleteBlobAsync(blob.Name);
        }

        return new TriggerPlace(
            "blobs",
            builder =>
            {
                builder.UseBlobTriggers();
                builder.Configuration[InboxFunctions.Connection] = connection;
                builder.Configuration[$"AzureWebJobs.{InboxFunctions.Events}.Disabled"] = bool.TrueString;
            },
            (name, content) => container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content))
        );
    }

    /// <summary>Makes the folder.</summary>
    public static TriggerPlace OfFolder(string folder) =>
        new(
            "folder",
            builder =>
            {
                builder.UseBlobFolder(InboxFunctions.Connection, folder);
                builder.Configuration[$"AzureWebJobs.{InboxFunctions.Events}.Disabled"] = bool.TrueString;
            },
            (name, content) =>
            {
                var file = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                return File.WriteAllTextAsync(file, content);
            }
        );
}
