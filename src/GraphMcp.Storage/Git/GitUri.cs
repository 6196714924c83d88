using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Git;

/// <summary>What the URI of a repository says: where it is, and which commit is read.</summary>
/// <param name="Repository">The path or address.</param>
/// <param name="Reference">A branch, a tag or a commit; null for the repository's own branch.</param>
/// <param name="Commit">The commit that it was when the workflow started; null before.</param>
internal sealed record GitUri(string Repository, string? Reference, string? Commit)
{
    /// <summary>What such URIs look like, for errors that list what is understood.</summary>
    public const string Form = "git+file:///REPOSITORY?ref=BRANCH, git+https://HOST/REPOSITORY.git?ref=BRANCH";

    private const string Prefix = "git+";

    public static bool IsOne(string uri) => uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a URI.</summary>
    /// <exception cref="NotSupportedException">It is none; the message says what was expected, and nothing of a secret in it.</exception>
    public static GitUri Parse(string uri)
    {
        var (place, query) = Cut(uri[Prefix.Length..]);
        if (Uri.TryCreate(place, UriKind.Absolute, out var address) && address.UserInfo.Length > 0)
        {
            throw new NotSupportedException(
                "The URI of a repository has user information. A workflow's places are kept and shown: set Git__Username and Git__Token instead."
            );
        }

        var repository =
            FolderUri.TryGetPath(place) ?? (address is { Scheme: "https" or "http" or "git" } ? address.AbsoluteUri : throw Wrong(place));
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToList();
        return parts.Exists(part => part is not (["ref" or "commit", { Length: > 0 }]))
            ? throw Wrong(place)
            : new GitUri(repository, Find(parts, "ref"), Find(parts, "commit"));
    }

    /// <summary>Returns the URI with the commit that its reference is.</summary>
    public static string Pin(string uri, string commit)
    {
        var (place, query) = Cut(uri);
        return $"{place}?{(query.Length == 0 ? "" : query + "&")}commit={commit}";
    }

    private static (string Place, string Query) Cut(string uri) =>
        uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? (uri[..mark], uri[(mark + 1)..]) : (uri, "");

    private static string? Find(List<string[]> parts, string name) =>
        parts.Find(part => part[0] == name) is [_, var value] ? Uri.UnescapeDataString(value) : null;

    private static NotSupportedException Wrong(string place) => new($"'{Prefix}{place}' is no repository; expected {Form}.");
}
