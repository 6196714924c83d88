namespace GraphMcp.Storage.Blobs;

/// <summary>What the URI of a place in a blob service says: where the service is, the container, and the name or prefix in it, decoded.</summary>
/// <param name="Service">The service's address, with the account where that is part of its path; null for the development account.</param>
/// <param name="Container">The container.</param>
/// <param name="Name">The name of a blob or a prefix of names, without <c>/</c> at its end; empty for the whole container.</param>
internal sealed record BlobUri(Uri? Service, string Container, string Name)
{
    /// <summary>What such URIs look like, for errors that list what is understood.</summary>
    public const string Form = "https://ACCOUNT.blob.core.windows.net/CONTAINER/PREFIX, azurite:CONTAINER/PREFIX";

    /// <summary>The scheme of the development account.</summary>
    private const string Development = "azurite:";

    /// <summary>Tells whether a URI names a blob service, however wrong it may be in its details.</summary>
    public static bool IsOne(string uri) =>
        uri.StartsWith(Development, StringComparison.OrdinalIgnoreCase)
        || uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a URI.</summary>
    /// <param name="uri">The URI.</param>
    /// <param name="services">The known services' addresses, by which a path is told from an account in it.</param>
    /// <exception cref="NotSupportedException">It is none; the message says what was expected, and nothing of a secret in it.</exception>
    public static BlobUri Parse(string uri, IEnumerable<Uri> services)
    {
        if (uri.StartsWith(Development, StringComparison.OrdinalIgnoreCase))
        {
            return Of(service: null, uri[Development.Length..].TrimStart('/'), uri);
        }

        var parsed = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute : throw Wrong(uri.Split('?', '#')[0]);
        if (parsed.UserInfo.Length > 0 || parsed.Query.Length > 0 || parsed.Fragment.Length > 0)
        {
            throw new NotSupportedException(
                $"'{parsed.GetLeftPart(UriPartial.Authority).Replace(parsed.UserInfo + "@", "", StringComparison.Ordinal)}…' has user information, a query or a fragment. "
                    + "A workflow's places are kept and shown: a SAS or key goes into a connection of the host's settings, and '#' and '?' in names are written %23 and %3F."
            );
        }

        var service =
            services.FirstOrDefault(service => IsUnder(parsed, service)) ?? new Uri(parsed.GetLeftPart(UriPartial.Authority) + "/");
        return Of(service, parsed.AbsolutePath[service.AbsolutePath.TrimEnd('/').Length..].TrimStart('/'), uri);
    }

    private static bool IsUnder(Uri uri, Uri service) =>
        uri.GetLeftPart(UriPartial.Authority).Equals(service.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && $"{uri.AbsolutePath}/".StartsWith($"{service.AbsolutePath.TrimEnd('/')}/", StringComparison.Ordinal);

    private static BlobUri Of(Uri? service, string path, string uri)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = Uri.UnescapeDataString(slash < 0 ? path : path[..slash]);
        var name = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]).TrimEnd('/');
        return IsContainer(container) ? new BlobUri(service, container, name) : throw Wrong(uri);
    }

    /// <summary>By the rules of https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata.</summary>
    private static bool IsContainer(string name) =>
        name.StartsWith('$')
        || (
            name.Length is >= 3 and <= 63
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && name[0] != '-'
            && name[^1] != '-'
            && !name.Contains("--", StringComparison.Ordinal)
        );

    private static NotSupportedException Wrong(string uri) =>
        new($"'{uri}' names no container of a blob service; expected {Form} (a container's name has 3 to 63 of a-z, 0-9 and -).");
}
