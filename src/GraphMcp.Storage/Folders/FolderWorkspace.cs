using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Folders;

/// <summary>A workspace in a folder.</summary>
/// <remarks>
/// A file is written beside its name, synced and renamed, so a killed process leaves all of it or none; a created one, by which work is
/// committed, lasts through a loss of power too, as its folder is synced before the call returns.
/// </remarks>
internal sealed class FolderWorkspace(string root) : IWorkspace
{
    private const string TemporarySuffix = ".tmp~";
    private const int StreamBuffer = 64 * 1024;

    /// <inheritdoc/>
    public ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = RelativePath.Resolve(root, path);
        return ValueTask.FromResult(!File.Exists(target) && Create(target, content.Span));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = RelativePath.Resolve(root, path);
        var temporary = WriteBeside(target, content.Span);
        File.Move(temporary, target, overwrite: true);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    )
    {
        var target = RelativePath.Resolve(root, path);
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

    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        ValueTask.FromResult(IfThere(path, File.ReadAllBytes, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream?>(IfThere(path, File.OpenRead, cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var path = folder.TrimEnd('/');
        if (path.Length > 0)
        {
            _ = RelativePath.Resolve(root, path);
        }

        foreach (var file in List(path.Length == 0 ? "" : path + "/"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return file;
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = RelativePath.Resolve(root, path);
        try
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }
            else
            {
                File.Delete(target);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already, which is what was asked for.
        }

        return ValueTask.CompletedTask;
    }

    private static bool Create(string target, ReadOnlySpan<byte> content)
    {
        var temporary = WriteBeside(target, content);
        if (!SafeWrite.TryRename(temporary, target))
        {
            File.Delete(temporary);
            return false;
        }

        SafeWrite.SyncFolder(Path.GetDirectoryName(target)!);
        return true;
    }

    /// <summary>Returns a name beside a file that no other writer uses, in a folder that is there.</summary>
    private static string TemporaryPath(string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return $"{target}.{Guid.NewGuid():N}{TemporarySuffix}";
    }

    private static string WriteBeside(string target, ReadOnlySpan<byte> content)
    {
        var temporary = TemporaryPath(target);
        try
        {
            using var stream = SafeWrite.CreateNew(temporary, ownerOnly: true, bufferSize: 0);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
            return temporary;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private T? IfThere<T>(string path, Func<string, T> open, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return open(RelativePath.Resolve(root, path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static List<string> Names(string folder)
    {
        try
        {
            return SortedFolder.List(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private IEnumerable<string> List(string prefix)
    {
        foreach (var key in Names(RelativePath.Join(root, prefix.TrimEnd('/'))))
        {
            if (!key.EndsWith('/'))
            {
                if (!key.EndsWith(TemporarySuffix, StringComparison.Ordinal))
                {
                    yield return prefix + key;
                }

                continue;
            }

            foreach (var file in List(prefix + key))
            {
                yield return file;
            }
        }
    }
}
