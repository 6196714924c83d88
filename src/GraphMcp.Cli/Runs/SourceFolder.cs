using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Cli.Runs;

/// <summary>Checks the place that a run reads against the folder that it writes.</summary>
internal static class SourceFolder
{
    /// <summary>Returns the source's full path, or its URI, of which the start will say whether anything serves it.</summary>
    /// <exception cref="UsageException">It is neither a folder nor a URI, or the run would write over or around it.</exception>
    public static string Check(string source, RunFolder folder)
    {
        if (RunPlace.IsRemote(source))
        {
            return source;
        }

        var full = RunPlace.Of(source);
        if (File.Exists(full))
        {
            return ArchiveNames.IsOne(full)
                ? full
                : throw new UsageException($"--source {source} is a file", "name a folder or an archive; --include picks files in it");
        }

        if (!Directory.Exists(full))
        {
            throw new UsageException($"--source {source} does not exist", "name the folder whose files are to be processed");
        }

        var real = RealPath.Of(full);
        if (RealPath.IsWithin(real, RealPath.Of(folder.Local)))
        {
            throw new UsageException(
                $"--out {DisplayPath.Of(folder.Local)} is or contains the source folder",
                "name a folder beside or below the source, for example --out graphmcp-out"
            );
        }

        if (RealPath.IsWithin(RealPath.Of(folder.Hub), real) && !RealPath.IsWithin(folder.Hub, folder.Local))
        {
            throw new UsageException(
                $"--hub {DisplayPath.Of(folder.Hub)} lies in the source folder",
                "leave --hub out, or name a file outside the source"
            );
        }

        return full;
    }
}
