namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>A blob that a function failed for too often, in the shape in which the Functions host tells of one.</summary>
/// <param name="Type">Always <c>BlobTrigger</c>.</param>
/// <param name="FunctionId">The function.</param>
/// <param name="BlobType">Always <c>BlockBlob</c>.</param>
/// <param name="ContainerName">The container.</param>
/// <param name="BlobName">The blob's name in it.</param>
/// <param name="ETag">Its version, in quotes.</param>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger#poison-blobs.</remarks>
internal sealed record PoisonBlob(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    /// <summary>The queue that they go to.</summary>
    public const string Queue = "webjobs-blobtrigger-poison";

    public static PoisonBlob Of(string function, string container, FoundBlob blob) =>
        new("BlobTrigger", $"Host.Functions.{function}", "BlockBlob", container, blob.Name, $"\"{blob.Version}\"");
}
