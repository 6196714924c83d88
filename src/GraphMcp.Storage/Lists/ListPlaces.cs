using GraphMcp.Storage.Folders;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Lists;

/// <summary>Tells apart, of what a list names, the place and the name in it.</summary>
internal static class ListPlaces
{
    /// <summary>Returns what relative names of a list count from: the folder of a file, the container of a blob.</summary>
    public static string BaseOf(string uri)
    {
        if (FolderUri.TryGetPath(uri) is { } path)
        {
            return FolderUri.FromPath(Path.GetDirectoryName(path)!);
        }

        var (place, _) = Split(uri);
        return place;
    }

    /// <summary>Returns where a line leads, and how its file is called in the report.</summary>
    /// <param name="listed">The line.</param>
    /// <param name="root">What relative names count from.</param>
    /// <exception cref="NotSupportedException">It is neither a name nor the URI of a file.</exception>
    public static (string Place, string Name, string Path) Of(ListedName listed, string root)
    {
        try
        {
            if (!IsUri(listed.Text))
            {
                return (root, RelativePath.Check(listed.Text), listed.Text);
            }

            if (FolderUri.TryGetPath(listed.Text) is { } file)
            {
                return (FolderUri.FromPath(Path.GetDirectoryName(file)!), Path.GetFileName(file), file.TrimStart('/'));
            }

            var (place, name) = Split(listed.Text);
            return (place, RelativePath.Check(name), $"{Shown(place)}/{name}");
        }
        catch (ArgumentException error)
        {
            throw new NotSupportedException(
                $"Line {listed.Line}: '{listed.Text}' is no name of a file below '{root}', nor a URI of one.",
                error
            );
        }
    }

    private static bool IsUri(string text) =>
        Path.IsPathFullyQualified(text) || (Uri.TryCreate(text, UriKind.Absolute, out _) && text.IndexOf(':') is > 1 and < 12);

    /// <summary>Splits the URI of a blob: service and container are its place.</summary>
    private static (string Place, string Name) Split(string uri)
    {
        var scheme = uri.IndexOf(':', StringComparison.Ordinal) + 1;
        var start = uri.AsSpan(scheme).StartsWith("//", StringComparison.Ordinal) ? scheme + 2 : scheme;
        // An account in the path, as emulators have it, comes before the container.
        var skipped =
            start == scheme ? 0
            : IsAddress(uri[start..]) ? 2
            : 1;
        var slash = start - 1;
        for (var segment = 0; segment <= skipped && slash >= 0; segment++)
        {
            slash = uri.IndexOf('/', slash + 1);
        }

        return slash < 0 ? (uri, "") : (uri[..slash], Uri.UnescapeDataString(uri[(slash + 1)..]));
    }

    private static bool IsAddress(string rest) =>
        Uri.CheckHostName(rest.Split('/')[0].Split(':')[0]) is UriHostNameType.IPv4
        || rest.StartsWith("localhost", StringComparison.OrdinalIgnoreCase);

    private static string Shown(string place) => place[(place.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/');
}
