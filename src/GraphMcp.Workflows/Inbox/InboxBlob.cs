namespace GraphMcp.Workflows.Inbox;

/// <summary>A blob that landed in the inbox.</summary>
/// <param name="Container">The URI of the inbox, without <c>/</c> at its end: a container, or a folder that stands for one.</param>
/// <param name="Name">The blob's name in it: <c>{template}/{name}</c>.</param>
/// <param name="Uri">Its URI.</param>
/// <param name="Version">Its ETag; another one is another delivery.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record InboxBlob(string Container, string Name, string Uri, string Version, long Size)
{
    /// <summary>Gets the template that its folder names; null for a blob that lies in none.</summary>
    internal string? Template => Name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Name[..slash] : null;
}
