namespace GraphMcp.Workflows.Management;

/// <summary>A place that is no folder of this machine, in the form in which places are compared: decoded, segment by segment.</summary>
/// <param name="Server">The scheme, host and port; where a URI names no host, its scheme alone.</param>
/// <param name="Segments">The decoded path.</param>
internal sealed record RemotePlace(string Server, IReadOnlyList<string> Segments)
{
    /// <summary>Returns the place that a URI names, or null when it is none that could be compared: with a user, a query, or steps upwards.</summary>
    public static RemotePlace? TryParse(string text)
    {
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.IsFile
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
        )
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri.AbsolutePath).Trim('/');
        // Some services take one slash for the other.
        return path.Split('/', '\\').Any(segment => segment is "." or "..")
            ? null
            : new RemotePlace($"{uri.Scheme}://{uri.Host}:{uri.Port}".ToLowerInvariant(), path.Length == 0 ? [] : path.Split('/'));
    }

    /// <summary>Returns whether this is another place or lies below it.</summary>
    public bool IsWithin(RemotePlace root) =>
        Server == root.Server && Segments.Take(root.Segments.Count).SequenceEqual(root.Segments, StringComparer.Ordinal);
}
