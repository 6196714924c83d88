namespace GraphMcp.Storage.Folders;

/// <summary>Relative paths with <c>/</c> that cannot lead out of a root.</summary>
internal static class RelativePath
{
    /// <summary>Returns the full path of a relative one.</summary>
    /// <exception cref="ArgumentException">It is empty or absolute or has an empty, <c>.</c> or <c>..</c> segment.</exception>
    public static string Resolve(string root, string path) => Join(root, Check(path));

    /// <summary>Returns a path that cannot lead out of its root.</summary>
    /// <exception cref="ArgumentException">It is empty or absolute or has an empty, <c>.</c> or <c>..</c> segment.</exception>
    public static string Check(string path) =>
        IsSafe(path) ? path : throw new ArgumentException($"'{path}' is no relative path within the folder.", nameof(path));

    /// <summary>Returns the full path of a relative one that is known to be safe; the root's own when it is empty.</summary>
    public static string Join(string root, string path) =>
        path.Length == 0 ? root
        : Path.EndsInDirectorySeparator(root) ? root + Native(path)
        : root + Path.DirectorySeparatorChar + Native(path);

    private static string Native(string path) => OperatingSystem.IsWindows() ? path.Replace('/', Path.DirectorySeparatorChar) : path;

    private static bool IsSafe(string path)
    {
        if (path.Contains('\0') || (OperatingSystem.IsWindows() && path.AsSpan().ContainsAny('\\', ':')))
        {
            return false;
        }

        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (path.AsSpan(segment) is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }
}
