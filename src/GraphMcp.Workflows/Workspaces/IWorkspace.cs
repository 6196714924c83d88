namespace GraphMcp.Workflows.Workspaces;

/// <summary>Where a workflow keeps what does not belong into orchestration history: requests, plans, results, staged edits, report parts.</summary>
/// <remarks>
/// Paths are relative, with <c>/</c>. Every write is atomic: a reader sees all of a file or none of it, also after the process was killed.
/// A created file is a commit: once the call has returned, it and all that was written before it through the same object last through a loss
/// of power too. So what a commit relies on (staged edits, slices of a plan) is written, which is cheap, and the commit created.
/// </remarks>
public interface IWorkspace
{
    /// <summary>Writes a file if it is absent, as a commit: the first writer wins.</summary>
    /// <returns>True when this call wrote it, false when it was there.</returns>
    ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Writes or replaces a file.</summary>
    ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Writes or replaces a file piece by piece; it appears once <paramref name="write"/> has ended, and not when that throws.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes all of it, forwards only.</param>
    /// <param name="ownerOnly">Whether only the owner may read it, where the store knows owners; other writes are always so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    async ValueTask WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        await write(content, cancellationToken).ConfigureAwait(false);
        await WriteAsync(path, content.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns a file's content, or null when it is not there.</summary>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a file for sequential reading, or returns null when it is not there.</summary>
    ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Lists the paths of the files below a folder, in ordinal order; nothing when the folder is not there.</summary>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Deletes a file or everything below a folder; not an error when it is not there.</summary>
    ValueTask DeleteAsync(string path, CancellationToken cancellationToken);
}
