namespace Microsoft.Azure.Functions.Worker;

/// <summary>How a blob trigger learns of blobs.</summary>
public enum BlobTriggerSource
{
    /// <summary>From the storage's logs and by looking.</summary>
    LogsAndContainerScan = 0,

    /// <summary>From Event Grid.</summary>
    EventGrid = 1,
}
