namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>A blob as a listing shows it.</summary>
/// <param name="Name">Its name in the container.</param>
/// <param name="Version">Its ETag, without quotes.</param>
internal sealed record FoundBlob(string Name, string Version);
