namespace GraphMcp.Storage.Folders;

/// <summary>Resolves links in a path.</summary>
internal static class RealPath
{
    /// <summary>Returns a full path without links; what is not there yet stays as it is written.</summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var folder = Of(parent);
        var here = Path.Combine(folder, Path.GetFileName(full));
        return new FileInfo(here).LinkTarget is { } target ? Of(Path.Combine(folder, target)) : here;
    }
}
