using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>A source behind its circuit breaker.</summary>
internal sealed class GuardedFileSource(IFileSource source, DependencyBreaker breaker) : IFileSource
{
    public int ReadParallelism => source.ReadParallelism;

    public async IAsyncEnumerable<SourceFile> EnumerateAsync(
        string? afterPath,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var walk = source.EnumerateAsync(afterPath, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var at = afterPath;
        Func<CancellationToken, ValueTask<bool>> step = _ => walk.MoveNextAsync();
        while (await breaker.RunAsync($"behind {at}", step, cancellationToken))
        {
            at = walk.Current.Path;
            yield return walk.Current;
        }
    }

    public ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        breaker.RunAsync(path, stop => source.FindAsync(path, stop), cancellationToken);

    public ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        breaker.RunAsync(path, stop => source.ReadAsync(path, stop), cancellationToken);

    public ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken) =>
        breaker.RunAsync(path, stop => source.ReadHeadAsync(path, count, stop), cancellationToken);

    public ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => breaker.RunAsync(path, stop => source.ReplaceAsync(path, expectedHash, content, stop), cancellationToken);

    public ValueTask<MadeBranch?> MakeBranchAsync(BranchEdits edits, CancellationToken cancellationToken) =>
        breaker.RunAsync("the branch", stop => source.MakeBranchAsync(edits, stop), cancellationToken);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
