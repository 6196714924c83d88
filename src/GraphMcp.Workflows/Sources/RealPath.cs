namespace GraphMcp.Workflows.Sources;

/// <summary>Resolves links in a path.</summary>
public static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>Returns a full path without links; what is not there yet stays as it is written.</summary>
    /// <exception cref="IOException">The links go on and on, most likely in a circle.</exception>
    public static string Of(string path)
    {
        var links = MostLinks;
        return Resolve(path, ref links);
    }

    /// <summary>Returns whether a real path is a real folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == "." || (!Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..");
    }

    private static string Resolve(string path, ref int links)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var folder = Resolve(parent, ref links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        return --links > 0 ? Resolve(Path.Combine(folder, target), ref links) : throw new IOException($"Too many links in '{path}'.");
    }
}
