using GraphMcp.Cli.Runs;

namespace GraphMcp.Cli.Terminal;

/// <summary>Writes paths as briefly as they can be used from the current folder.</summary>
internal static class DisplayPath
{
    /// <summary>Returns the path relative to the current folder when it lies below it, else the full one; a URI as it is.</summary>
    public static string Of(string path)
    {
        if (RunPlace.IsRemote(path))
        {
            return path;
        }

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
