namespace GraphMcp.Workflows.Sources;

/// <summary>A tree of files that a workflow reads and, when asked to, edits.</summary>
public interface IFileSource : IAsyncDisposable
{
    /// <summary>Gets how many files of a batch are read at once: 1 on a disk, up to 8 on remote storage.</summary>
    int ReadParallelism { get; }

    /// <summary>Walks the tree in ordinal order of the relative paths.</summary>
    /// <param name="afterPath">The walk starts behind this path (the cursor of the page before); null from the start.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    IAsyncEnumerable<SourceFile> EnumerateAsync(string? afterPath, CancellationToken cancellationToken);

    /// <summary>Returns the file as it is now without reading it, or null when it is gone.</summary>
    ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken);

    /// <summary>Reads all of a file.</summary>
    /// <exception cref="FileNotFoundException">It is gone.</exception>
    ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Reads up to <paramref name="count"/> leading bytes.</summary>
    /// <exception cref="FileNotFoundException">It is gone.</exception>
    ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a file's content in one step (written beside, then renamed), only if its content still has the hash; mode and owner stay.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="expectedHash">The lower-case hexadecimal SHA-256 of the content that may be replaced.</param>
    /// <param name="content">The new content.</param>
    /// <param name="cancellationToken">Gives up before the rename.</param>
    ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Makes the branch of a workflow's edits in a repository, with one commit for each source type; the same edits again make the same branch.
    /// By default there is no repository, and no branch.
    /// </summary>
    /// <param name="edits">The edits that were applied, and what is said of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The branch, or null when there are no edits.</returns>
    /// <exception cref="IOException">The branch cannot be written or pushed.</exception>
    ValueTask<MadeBranch?> MakeBranchAsync(BranchEdits edits, CancellationToken cancellationToken) =>
        ValueTask.FromResult<MadeBranch?>(null);
}
