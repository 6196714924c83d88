using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Returns a folder's name in a cache for what it holds: any text.</summary>
    public static string NameOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>Makes a folder that appears whole or not at all, and does nothing where it is there: another process may be faster.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="fill">Fills a folder that nobody else knows yet.</param>
    public static async Task MakeAsync(string path, Func<string, Task> fill)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var half = $"{path}.{Guid.NewGuid():N}";
        Create(half);
        try
        {
            await fill(half).ConfigureAwait(false);
            Directory.Move(half, path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            // Another process was faster.
        }
        finally
        {
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }
        }
    }

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
