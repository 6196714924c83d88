namespace GraphMcp.Workflows.Sources;

/// <summary>URIs that say how to read what lies at another one: <c>zip:URI</c>, <c>list:URI</c>, <c>git+URI</c>.</summary>
public static class WrappedUri
{
    private const string Git = "git+";

    private static readonly string[] Wrappers = ["zip:", "list:", Git];

    /// <summary>Takes the outermost wrapper off.</summary>
    /// <returns>The wrapper, with the sign at its end, and what is in it; an empty one and the URI itself where there is none.</returns>
    public static (string Wrapper, string Inner) Split(string uri) =>
        Array.Find(Wrappers, wrapper => uri.StartsWith(wrapper, StringComparison.OrdinalIgnoreCase)) is { } found
            ? (found, uri[found.Length..])
            : ("", uri);

    /// <summary>Returns the place that is read in the end: all wrappers off, and what of a repository is asked for.</summary>
    public static string Place(string uri) =>
        Split(uri) switch
        {
            ("", _) => uri,
            (Git, var repository) => Place(repository.Split('?', '#')[0]),
            (_, var inner) => Place(inner),
        };
}
