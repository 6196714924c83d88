using System.Security.Cryptography;

namespace GraphMcp.EndToEnd.Tests.Trees;

/// <summary>Every file of a tree by path: its mode and the hash of its bytes.</summary>
internal static class TreeSnapshot
{
    public static IReadOnlyDictionary<string, string> Of(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .ToDictionary(
                path => Path.GetRelativePath(folder, path),
                path => $"{File.GetUnixFileMode(path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}",
                StringComparer.Ordinal
            );
}
