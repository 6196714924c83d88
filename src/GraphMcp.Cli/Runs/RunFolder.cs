using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Runs;

/// <summary>A result folder and what belongs to it: the workspace below it and the hub, which may lie elsewhere.</summary>
/// <remarks>A hub that lies elsewhere is named by a file in the workspace, so that the result folder alone is enough to resume.</remarks>
/// <param name="Output">The full path of the folder, or the URI, that reports go to; beside a URI, workspace and hub are in the default folder.</param>
/// <param name="Hub">The full path of the hub's file.</param>
internal sealed record RunFolder(string Output, string Hub)
{
    public const string Default = "graphmcp-out";

    public string Workspace { get; } = WorkspaceOf(Output);

    /// <summary>Gets the full path of the folder that workspace and hub are in.</summary>
    public string Local => Path.GetDirectoryName(Workspace)!;

    /// <summary>Gets the full path of the folder with templates beside the built-in ones, or null.</summary>
    public string? Templates { get; init; }

    /// <summary>Gets the full path of the folder with plugins, or null; never kept in the result folder, so that opening one that somebody else made runs no code.</summary>
    public string? Plugins { get; init; }

    /// <summary>Returns the folder for a new run.</summary>
    public static RunFolder For(string output, string? hub)
    {
        var full = RunPlace.Of(output);
        if (File.Exists(full))
        {
            throw new UsageException($"--out {output} is a file", "name a folder; it is created where it is not there");
        }

        if (hub is not null && Directory.Exists(hub))
        {
            throw new UsageException($"--hub {hub} is a folder", "name a file; it is created where it is not there");
        }

        return new RunFolder(full, hub is null ? OwnHub(full) : Path.GetFullPath(hub));
    }

    /// <summary>Returns a result folder with the hub that its last run used.</summary>
    public static RunFolder Existing(string output)
    {
        var folder = For(output, hub: null);
        var pointer = PointerOf(folder.Output);
        return File.Exists(pointer) ? folder with { Hub = File.ReadAllText(pointer).Trim() } : folder;
    }

    /// <summary>Creates the folders and leaves behind where the hub is.</summary>
    public void Create()
    {
        CreateForOwner(Workspace);
        Directory.CreateDirectory(Path.GetDirectoryName(Hub)!);
        if (Hub == OwnHub(Output))
        {
            File.Delete(PointerOf(Output));
        }
        else
        {
            File.WriteAllText(PointerOf(Output), Hub + "\n");
        }
    }

    /// <summary>Staged edits hold files as they are, and the hub their run's parameters.</summary>
    private static void CreateForOwner(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string WorkspaceOf(string output) =>
        Path.Combine(RunPlace.IsRemote(output) ? Path.GetFullPath(Default) : output, ".graphmcp");

    private static string OwnHub(string output) => Path.Combine(WorkspaceOf(output), "hub.db");

    private static string PointerOf(string output) => Path.Combine(WorkspaceOf(output), "hub.path");
}
