using System.Globalization;
using System.Runtime.InteropServices;

namespace GraphMcp.Storage.Folders;

/// <summary>What the file system says of a path, links not followed.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Version">Changes whenever the content may have changed.</param>
/// <param name="Owner">The user and group, where the system has them.</param>
internal readonly record struct EntryStatus(EntryKind Kind, long Size, string Version, (uint User, uint Group)? Owner)
{
    private static readonly bool HasStatx = OperatingSystem.IsLinux() && CanCallStatx();

    /// <summary>Returns the status of a path, or null when nothing is there.</summary>
    public static EntryStatus? Of(string path) => HasStatx ? OfLinux(path) : OfAny(path);

    private static EntryStatus? OfLinux(string path)
    {
        if (LinuxCalls.Statx(LinuxCalls.CurrentDirectory, path, LinuxCalls.NoFollow, LinuxCalls.BasicStats, out var status) != 0)
        {
            return Marshal.GetLastPInvokeError() is LinuxCalls.NoEntry or LinuxCalls.NotDirectory or LinuxCalls.NameTooLong
                ? null
                : Unreadable;
        }

        var kind = (status.Mode & LinuxCalls.TypeMask) switch
        {
            LinuxCalls.TypeFile => EntryKind.File,
            LinuxCalls.TypeDirectory => EntryKind.Directory,
            LinuxCalls.TypeLink => EntryKind.Link,
            _ => EntryKind.Special,
        };
        // The change time catches what a reset modification time would hide.
        var version = string.Create(
            CultureInfo.InvariantCulture,
            $"{status.Size:x}-{status.Modified.Seconds:x}.{status.Modified.Nanoseconds:x}-{status.Changed.Seconds:x}.{status.Changed.Nanoseconds:x}"
        );
        return new EntryStatus(kind, checked((long)status.Size), version, (status.User, status.Group));
    }

    private static EntryStatus? OfAny(string path)
    {
        try
        {
            var file = new FileInfo(path);
            var attributes = file.Attributes;
            if (attributes == (FileAttributes)(-1))
            {
                return null;
            }

            var kind =
                attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
                : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Directory
                : EntryKind.File;
            var size = kind == EntryKind.File ? file.Length : 0;
            return new EntryStatus(
                kind,
                size,
                string.Create(CultureInfo.InvariantCulture, $"{size:x}-{file.LastWriteTimeUtc.Ticks:x}"),
                Owner: null
            );
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return Unreadable;
        }
    }

    /// <summary>Gets the status of something that exists but may not be looked at.</summary>
    public static EntryStatus Unreadable { get; } = new(EntryKind.Unknown, 0, "unreadable", Owner: null);

    private static bool CanCallStatx()
    {
        try
        {
            return LinuxCalls.Statx(LinuxCalls.CurrentDirectory, "/", LinuxCalls.NoFollow, LinuxCalls.BasicStats, out _) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }
}
