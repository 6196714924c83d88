using System.Runtime.InteropServices;

namespace GraphMcp.Storage.Folders;

/// <summary>The steps of which atomic writes are made.</summary>
internal static class SafeWrite
{
    /// <summary>Read and write for the owner only.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file that must not exist yet.</summary>
    public static FileStream CreateNew(string path, bool ownerOnly, int bufferSize)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = bufferSize,
        };
        if (ownerOnly && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Renames in one step unless the target exists, also when others try the same; returns false then.</summary>
    public static bool TryRename(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMove(from, to);
        }

        return TryRenameAt2(from, to) ?? LinkAndDelete(from, to);
    }

    /// <summary>Makes a rename in a folder last through a loss of power.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = LinuxCalls.Open(folder, 0);
        if (descriptor < 0)
        {
            throw LastError(folder);
        }

        // Some network file systems cannot sync a folder: the rename itself was done.
        _ = LinuxCalls.Sync(descriptor);
        _ = LinuxCalls.Close(descriptor);
    }

    /// <summary>Makes all that was written to the file system of a folder last through a loss of power (Linux).</summary>
    public static void SyncFileSystem(string folder)
    {
        var descriptor = LinuxCalls.Open(folder, 0);
        if (descriptor < 0)
        {
            throw LastError(folder);
        }

        var failure = LinuxCalls.SyncFileSystem(descriptor) == 0 ? null : LastError(folder);
        _ = LinuxCalls.Close(descriptor);
        if (failure is not null)
        {
            throw failure;
        }
    }

    private static bool? TryRenameAt2(string from, string to)
    {
        try
        {
            var result = LinuxCalls.RenameAt2(LinuxCalls.CurrentDirectory, from, LinuxCalls.CurrentDirectory, to, LinuxCalls.NoReplace);
            return result == 0 ? true
                : Marshal.GetLastPInvokeError() == LinuxCalls.Exists ? false
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static bool LinkAndDelete(string from, string to)
    {
        if (LinuxCalls.Link(from, to) != 0)
        {
            return Marshal.GetLastPInvokeError() == LinuxCalls.Exists ? false : throw LastError(to);
        }

        File.Delete(from);
        return true;
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    private static IOException LastError(string path) => new($"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}: '{path}'");
}
