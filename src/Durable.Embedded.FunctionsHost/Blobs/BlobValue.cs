using Azure.Storage.Blobs;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>Gives a function the blob in the type that its parameter has.</summary>
internal static class BlobValue
{
    /// <summary>The types that are served, for a person.</summary>
    public const string Served = "BlobClient, string, byte[], BinaryData or Stream";

    public static bool IsServed(Type type) =>
        type == typeof(BlobClient)
        || type == typeof(string)
        || type == typeof(byte[])
        || type == typeof(BinaryData)
        || type == typeof(Stream);

    /// <summary>Reads as much of the blob as the type needs.</summary>
    public static async Task<object> OfAsync(BlobClient blob, Type type, CancellationToken cancellationToken)
    {
        if (type == typeof(BlobClient))
        {
            return blob;
        }

        if (type == typeof(Stream))
        {
            return await blob.OpenReadAsync(cancellationToken: cancellationToken);
        }

        var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        return type == typeof(string) ? content.ToString()
            : type == typeof(byte[]) ? content.ToArray()
            : content;
    }
}
