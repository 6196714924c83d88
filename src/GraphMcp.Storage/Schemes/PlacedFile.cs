namespace GraphMcp.Storage.Schemes;

/// <summary>A single file as it was found at a URI.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Version">Changes whenever the content may have changed (modification time and size, ETag); opaque.</param>
/// <param name="OpenReadAsync">Opens that version for reading forwards; an <see cref="IOException"/> when it has changed meanwhile.</param>
internal sealed record PlacedFile(long Size, string Version, Func<CancellationToken, ValueTask<Stream>> OpenReadAsync);
