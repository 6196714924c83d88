using Azure.Storage.Blobs;
using GraphMcp.Storage.Folders;

namespace GraphMcp.Storage.Blobs;

/// <summary>A prefix in a container, and the relative paths below it.</summary>
/// <param name="Container">The container.</param>
/// <param name="Root">What every name begins with: empty, or with a <c>/</c> at its end.</param>
internal sealed record BlobPlace(BlobContainerClient Container, string Root)
{
    /// <summary>Returns the blob at a relative path.</summary>
    /// <exception cref="ArgumentException">The path has an empty, <c>.</c> or <c>..</c> segment: an address would be another blob's.</exception>
    public BlobClient At(string path) => Container.GetBlobClient(Root + RelativePath.Check(path));

    /// <summary>Returns the relative path of a name in the container.</summary>
    public string PathOf(string name) => name[Root.Length..];
}
