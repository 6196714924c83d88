namespace GraphMcp.Workflows.Sources;

/// <summary>Resolves links in a path.</summary>
public static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>Returns a full path without links; what is not there yet stays as it is written.</summary>
    /// <exception cref="IOException">The links go on and on, most likely in a circle.</exception>
    public static string Of(string path) => Of(path, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Returns a full path without links, looking at no folder a second time.</summary>
    /// <param name="path">The path.</param>
    /// <param name="seen">What was found out so far about folders; never kept for longer than one question takes.</param>
    /// <exception cref="IOException">The links go on and on, most likely in a circle.</exception>
    internal static string Of(string path, IDictionary<string, string> seen)
    {
        var links = MostLinks;
        return Resolve(path, seen, ref links);
    }

    /// <summary>Returns whether a real path is a real folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == "." || (!Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..");
    }

    private static string Resolve(string path, IDictionary<string, string> seen, ref int links)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (seen.TryGetValue(full, out var known))
        {
            return known;
        }

        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var folder = Resolve(parent, seen, ref links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return seen[full] = here;
        }

        return --links > 0
            ? seen[full] = Resolve(Path.Combine(folder, target), seen, ref links)
            : throw new IOException($"Too many links in '{path}'.");
    }
}
