using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by a blob that lands.</summary>
public sealed class BlobTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Takes the blobs of that path, which may have <c>{names}</c> in it.</summary>
    public BlobTriggerAttribute(string blobPath)
    {
        BlobPath = blobPath;
    }

    /// <summary>The path: container and blob name, with <c>{names}</c>.</summary>
    public string BlobPath { get; }

    /// <summary>The name of the setting that holds the connection. Default: null, the app's own.</summary>
    public string? Connection { get; set; }

    /// <summary>How the trigger learns of blobs. Default: from the storage's logs and by looking.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
