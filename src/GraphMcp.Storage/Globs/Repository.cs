using System.Text;

namespace GraphMcp.Storage.Globs;

/// <summary>Where git keeps what counts for a folder.</summary>
internal static class Repository
{
    /// <summary>The name of a repository's own folder, or of the file that points to it.</summary>
    public const string Marker = ".git";

    /// <summary>Tells whether a relative path is git's own, or below its folder.</summary>
    public static bool IsOwn(string path) => path.Split('/').Contains(Marker, StringComparer.Ordinal);

    /// <summary>Returns the root of the repository that a folder lies in, or null.</summary>
    public static string? FindRoot(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, Marker)))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Returns the path of a repository's <c>info/exclude</c>, which the working trees of a repository share.</summary>
    public static string ExcludeFile(string root)
    {
        var own = Path.Combine(root, Marker);
        if (File.Exists(own))
        {
            own = Path.GetFullPath(ReadPointer(own, "gitdir: "), root);
        }

        var common = Path.Combine(own, "commondir");
        return Path.Combine(File.Exists(common) ? Path.GetFullPath(ReadPointer(common, ""), own) : own, "info", "exclude");
    }

    private static string ReadPointer(string file, string prefix)
    {
        var line = File.ReadAllText(file, Encoding.UTF8).TrimEnd('\n', '\r');
        return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : line;
    }
}
