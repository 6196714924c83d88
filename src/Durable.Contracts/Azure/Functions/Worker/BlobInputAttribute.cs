using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives the function a blob.</summary>
public sealed class BlobInputAttribute : InputBindingAttribute
{
    /// <summary>Takes the blob of that path, which may have <c>{names}</c> of the trigger in it.</summary>
    public BlobInputAttribute(string blobPath)
    {
        BlobPath = blobPath;
    }

    /// <summary>The path: container and blob name, with <c>{names}</c> of the trigger.</summary>
    public string BlobPath { get; }

    /// <summary>The name of the setting that holds the connection. Default: null, the app's own.</summary>
    public string? Connection { get; set; }
}
