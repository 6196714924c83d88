using System.Security.Cryptography;
using System.Text;

namespace GraphMcp.Storage.Folders;

/// <summary>Replaces one file's content in one step; mode and, where the system lets us, owner stay.</summary>
internal static class ReplacedFile
{
    private const string TemporaryPrefix = ".graphmcp-";
    private const string TemporarySuffix = ".tmp";

    /// <summary>Tells whether a name is that of a file that a replacement writes beside its target.</summary>
    public static bool IsTemporary(string name) =>
        name.StartsWith(TemporaryPrefix, StringComparison.Ordinal) && name.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    /// <summary>Deletes what a killed replacement of this file may have left.</summary>
    public static void DeleteLeftover(string path) => File.Delete(TemporaryPath(path));

    /// <summary>Writes the content beside the file and renames it over it.</summary>
    public static void Write(string path, EntryStatus status, ReadOnlySpan<byte> content, CancellationToken cancellationToken)
    {
        var temporary = TemporaryPath(path);
        try
        {
            using (var stream = SafeWrite.CreateNew(temporary, ownerOnly: true, bufferSize: 0))
            {
                stream.Write(content);
                TakeOver(path, status, temporary);
                stream.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The name depends on the file's alone, so that the next attempt finds what a killed one left.</summary>
    private static string TemporaryPath(string path)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
        return Path.Combine(
            Path.GetDirectoryName(path)!,
            $"{TemporaryPrefix}{Convert.ToHexStringLower(hash.AsSpan(0, 8))}{TemporarySuffix}"
        );
    }

    private static void TakeOver(string path, EntryStatus status, string temporary)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Before the mode, for a change of owner takes the set-user-id bit away. Only root may give a file away; the group may be ours too.
        if (status.Owner is { } owner && LinuxCalls.ChangeOwner(temporary, owner.User, owner.Group) != 0)
        {
            _ = LinuxCalls.ChangeOwner(temporary, uint.MaxValue, owner.Group);
        }

        File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
    }
}
