using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Runs;

/// <summary>Checks the folder that a run reads against the folder that it writes.</summary>
internal static class SourceFolder
{
    /// <summary>Returns the source's full path.</summary>
    /// <exception cref="UsageException">It is no folder, or the run would write over or around it.</exception>
    public static string Check(string source, RunFolder folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
        if (File.Exists(full))
        {
            throw new UsageException($"--source {source} is a file", "name a folder; --include picks files in it");
        }

        if (!Directory.Exists(full))
        {
            throw new UsageException($"--source {source} does not exist", "name the folder whose files are to be processed");
        }

        var real = Real(full);
        if (IsSameOrBelow(real, Real(folder.Output)))
        {
            throw new UsageException(
                $"--out {DisplayPath.Of(folder.Output)} is or contains the source folder",
                "name a folder beside or below the source, for example --out graphmcp-out"
            );
        }

        if (IsSameOrBelow(Real(folder.Hub), real) && !IsSameOrBelow(folder.Hub, folder.Output))
        {
            throw new UsageException(
                $"--hub {DisplayPath.Of(folder.Hub)} lies in the source folder",
                "leave --hub out, or name a file outside the source"
            );
        }

        return full;
    }

    private static bool IsSameOrBelow(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == "." || (!Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..");
    }

    // Links on the way are followed, so that two names of one folder are seen as one; what is not there yet is taken as it is written.
    private static string Real(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var here = Path.Combine(Real(parent), Path.GetFileName(path));
        return Directory.Exists(here) ? new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here : here;
    }
}
