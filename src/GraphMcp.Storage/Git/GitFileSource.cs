using GraphMcp.Storage.Globs;
using GraphMcp.Workflows.Sources;
using LibGit2Sharp;
using Repository = LibGit2Sharp.Repository;

namespace GraphMcp.Storage.Git;

/// <summary>The files of a commit, read without a working tree. Links and submodules are no files.</summary>
/// <remarks>What is applied changes nothing in the repository until the branch of all edits is made.</remarks>
internal sealed class GitFileSource(Repository repository, Commit commit, PathFilter filter, GitBranches branches) : IFileSource
{
    // A repository's object is for one thread at a time.
    private readonly Lock _one = new();

    /// <inheritdoc/>
    public int ReadParallelism => 1;

    /// <inheritdoc/>
    public IAsyncEnumerable<SourceFile> EnumerateAsync(string? afterPath, CancellationToken cancellationToken) =>
        Walk(commit.Tree, "", afterPath).Where(file => filter.Takes(file.Path)).ToAsyncEnumerable();

    /// <inheritdoc/>
    public ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        lock (_one)
        {
            return ValueTask.FromResult(BlobAt(path) is { } blob ? FileOf(path, blob) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken) => ValueTask.FromResult(Read(path, int.MaxValue));

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Read(path, count));

    /// <inheritdoc/>
    public ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        lock (_one)
        {
            return ValueTask.FromResult(
                BlobAt(path) is null ? ReplaceOutcome.Missing
                : ContentHash.Of(Read(path, int.MaxValue)) == expectedHash ? ReplaceOutcome.Replaced
                : ReplaceOutcome.ChangedMeanwhile
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<MadeBranch?> MakeBranchAsync(BranchEdits edits, CancellationToken cancellationToken) =>
        branches.MakeAsync(repository, commit, edits, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        repository.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Walks a tree in ordinal order of the whole paths, which git's own order within a tree is not for names beyond ASCII.</summary>
    private IEnumerable<SourceFile> Walk(Tree tree, string prefix, string? after)
    {
        foreach (var (key, below, file) in EntriesOf(tree, prefix))
        {
            // The cursor lies in a folder, or the entry behind it.
            var isWithin = below is not null && after?.StartsWith(key, StringComparison.Ordinal) == true;
            if (isWithin || string.CompareOrdinal(key, after) > 0)
            {
                foreach (var found in below is null ? [file!] : Walk(below, key, after))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>Returns the folders and files of a tree: each a key, and one of the two.</summary>
    private List<(string Key, Tree? Below, SourceFile? File)> EntriesOf(Tree tree, string prefix)
    {
        lock (_one)
        {
            var folders = tree.Where(entry => entry.Mode == Mode.Directory)
                .Select(entry => ($"{prefix}{entry.Name}/", (Tree?)entry.Target, (SourceFile?)null));
            var files = tree.Select(entry => (Path: prefix + entry.Name, Blob: BlobOf(entry)))
                .Where(file => file.Blob is not null)
                .Select(file => (file.Path, (Tree?)null, (SourceFile?)FileOf(file.Path, file.Blob!)));
            return [.. folders.Concat(files).OrderBy(entry => entry.Item1, StringComparer.Ordinal)];
        }
    }

    private static SourceFile FileOf(string path, Blob blob) => new(path, blob.Size, blob.Sha);

    private Blob? BlobAt(string path) => BlobOf(commit[path]);

    private static Blob? BlobOf(TreeEntry? entry) =>
        entry is { Mode: Mode.NonExecutableFile or Mode.ExecutableFile or Mode.NonExecutableGroupWritableFile, Target: Blob blob }
            ? blob
            : null;

    private byte[] Read(string path, int most)
    {
        lock (_one)
        {
            var blob = BlobAt(path) ?? throw new FileNotFoundException($"'{path}' is no file of the commit.", path);
            using var stream = blob.GetContentStream();
            var content = new byte[(int)Math.Min(blob.Size, most)];
            stream.ReadExactly(content);
            return content;
        }
    }
}
