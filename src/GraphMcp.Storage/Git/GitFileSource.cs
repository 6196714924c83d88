using System.Security.Cryptography;
using GraphMcp.Storage.Globs;
using GraphMcp.Workflows.Sources;
using LibGit2Sharp;
using Repository = LibGit2Sharp.Repository;

namespace GraphMcp.Storage.Git;

/// <summary>The files of a commit, read without a working tree. Links and submodules are no files.</summary>
/// <remarks>What is applied changes nothing in the repository until the branch of all edits is made.</remarks>
internal sealed class GitFileSource(Repository repository, Commit commit, PathFilter filter, GitBranches branches) : IRepositorySource
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
                : Convert.ToHexStringLower(SHA256.HashData(Read(path, int.MaxValue))) == expectedHash ? ReplaceOutcome.Replaced
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
    private static IEnumerable<SourceFile> Walk(Tree tree, string prefix, string? after)
    {
        var entries = tree.Select(entry => (Key: prefix + entry.Name + (entry.Mode == Mode.Directory ? "/" : ""), Entry: entry));
        foreach (var (key, entry) in entries.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (
                after is not null
                && string.CompareOrdinal(key, after) <= 0
                && !(key.EndsWith('/') && after.StartsWith(key, StringComparison.Ordinal))
            )
            {
                continue;
            }

            if (entry is { Mode: Mode.Directory, Target: Tree below })
            {
                foreach (var file in Walk(below, key, after))
                {
                    yield return file;
                }
            }
            else if (
                entry is { Mode: Mode.NonExecutableFile or Mode.ExecutableFile or Mode.NonExecutableGroupWritableFile, Target: Blob blob }
            )
            {
                yield return FileOf(key, blob);
            }
        }
    }

    private static SourceFile FileOf(string path, Blob blob) => new(path, blob.Size, blob.Sha);

    private Blob? BlobAt(string path) =>
        commit[path] is { Mode: Mode.NonExecutableFile or Mode.ExecutableFile or Mode.NonExecutableGroupWritableFile, Target: Blob blob }
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
