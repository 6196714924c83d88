namespace GraphMcp.Storage.Folders;

/// <summary>Folders that nobody but their owner reads: they hold files as they are, secrets too.</summary>
internal static class OwnFolder
{
    /// <summary>Returns where a cache of that name lies when nothing else is said: below the user's local application data.</summary>
    public static string ForCache(string name) =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } own ? own : Path.GetTempPath(),
            "graphmcp",
            name
        );

    /// <summary>Creates a folder for its owner only; one that is there stays as it is.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, SafeWrite.OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
