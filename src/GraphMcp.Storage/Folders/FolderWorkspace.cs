using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Folders;

/// <summary>A workspace in a folder.</summary>
internal sealed class FolderWorkspace(string root) : IWorkspace
{
    private readonly WorkspaceWriter _writer = new(root);

    /// <inheritdoc/>
    public ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = RelativePath.Resolve(root, path);
        return ValueTask.FromResult(!File.Exists(target) && _writer.Create(target, content.Span));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _writer.Write(RelativePath.Resolve(root, path), content.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    ) => await WorkspaceWriter.WriteAsync(RelativePath.Resolve(root, path), write, ownerOnly, cancellationToken).ConfigureAwait(false);

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
                if (!key.EndsWith(WorkspaceWriter.TemporarySuffix, StringComparison.Ordinal))
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
