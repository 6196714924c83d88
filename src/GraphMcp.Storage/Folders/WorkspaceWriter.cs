namespace GraphMcp.Storage.Folders;

/// <summary>Writes a workspace's files: each beside its name and then renamed, so that a killed process leaves all of it or none.</summary>
/// <remarks>
/// <para>
/// A created file is a commit: before it appears, it and all that was written before it through this object is on the disk, and its name
/// when the call's task ends; commits that come together share their syncs. Other writes wait for the next commit, which syncs the file system once. Measured on ext4: 200 staged files and a commit
/// take 50 ms so, and 1,700 ms when each is synced by itself; a commit alone takes 2 to 10 ms.
/// </para>
/// <para>Where the file system cannot be synced as a whole (other systems than Linux) every write is synced by itself.</para>
/// </remarks>
internal sealed class WorkspaceWriter
{
    /// <summary>The end of the names under which files are written.</summary>
    public const string TemporarySuffix = ".tmp~";

    private const int StreamBuffer = 64 * 1024;
    private static readonly bool SyncsAtCommits = OperatingSystem.IsLinux();

    // The file system as a whole is synced for more: it may have much of others to write.
    private const int FewFiles = 3;

    private readonly string _root;
    private readonly CommitGroup _commits;
    private volatile bool _isUnsynced;

    public WorkspaceWriter(string root) => (_root, _commits) = (root, new CommitGroup(Sync));

    /// <summary>Writes a file that must not be there; false when it is.</summary>
    public Task<bool> CreateAsync(string target, ReadOnlyMemory<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return _commits.CommitAsync(new PendingFile(target, content));
    }

    /// <summary>Returns a name beside a file that no other writer uses.</summary>
    public static string TemporaryNameOf(string target) => $"{target}.{Guid.NewGuid():N}{TemporarySuffix}";

    /// <summary>Writes or replaces a file, to be synced with the next one that is created.</summary>
    public void Write(string target, ReadOnlySpan<byte> content)
    {
        var temporary = TemporaryPath(target);
        try
        {
            using (var stream = SafeWrite.CreateNew(temporary, ownerOnly: true, bufferSize: 0))
            {
                stream.Write(content);
                if (!SyncsAtCommits)
                {
                    stream.Flush(flushToDisk: true);
                }
            }

            File.Move(temporary, target, overwrite: true);
            _isUnsynced = SyncsAtCommits;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes or replaces a file piece by piece.</summary>
    public static async Task WriteAsync(
        string target,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    )
    {
        var temporary = TemporaryPath(target);
        try
        {
            await using (var stream = SafeWrite.CreateNew(temporary, ownerOnly, StreamBuffer))
            {
                await write(stream, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Returns a name beside a file that no other writer uses, in a folder that is there.</summary>
    private static string TemporaryPath(string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return TemporaryNameOf(target);
    }

    /// <summary>Called for one group after the other, so that nobody commits while what it relies on is still on its way to the disk.</summary>
    private void Sync(IReadOnlyList<PendingFile> group)
    {
        if (!SyncsAtCommits || (!_isUnsynced && group.Count <= FewFiles))
        {
            foreach (var file in group)
            {
                file.Sync();
            }

            return;
        }

        var wasUnsynced = _isUnsynced;
        _isUnsynced = false;
        try
        {
            SafeWrite.SyncFileSystem(_root);
        }
        catch
        {
            _isUnsynced |= wasUnsynced;
            throw;
        }
    }
}
