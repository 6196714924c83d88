using System.Runtime.CompilerServices;

namespace GraphMcp.Workflows.Sources;

/// <summary>Several sources as one: a file's path begins with the name of the source that it is in.</summary>
internal sealed class SeveralFileSource : IFileSource
{
    // In the order of the paths, which their names do not have: "a-b/" stands before "a/".
    private readonly List<(string Prefix, IFileSource Source)> parts;

    /// <summary>Joins sources.</summary>
    /// <param name="sources">The sources, each with what the paths of its files begin with.</param>
    public SeveralFileSource(IEnumerable<(string Prefix, IFileSource Source)> sources) =>
        parts = [.. sources.OrderBy(part => part.Prefix, StringComparer.Ordinal)];

    public int ReadParallelism => parts.Max(part => part.Source.ReadParallelism);

    /// <summary>Opens a source, or all that it consists of.</summary>
    public static async ValueTask<IFileSource> OpenAsync(
        IFileSourceProvider sources,
        SourceSpec source,
        CancellationToken cancellationToken
    )
    {
        if (source.Parts is null)
        {
            return await sources.OpenAsync(source, cancellationToken);
        }

        var opened = new List<(string, IFileSource)>();
        foreach (var (prefix, root) in source.Roots)
        {
            opened.Add((prefix, await sources.OpenAsync(root, cancellationToken)));
        }

        return new SeveralFileSource(opened);
    }

    public async IAsyncEnumerable<SourceFile> EnumerateAsync(
        string? afterPath,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var (prefix, source) in parts)
        {
            var isWithin = afterPath?.StartsWith(prefix, StringComparison.Ordinal) == true;
            if (!isWithin && string.CompareOrdinal(afterPath, prefix) > 0)
            {
                continue;
            }

            await foreach (var file in source.EnumerateAsync(isWithin ? afterPath![prefix.Length..] : null, cancellationToken))
            {
                yield return file with
                {
                    Path = prefix + file.Path,
                };
            }
        }
    }

    public async ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        Locate(path) is var (source, name) && await source.FindAsync(name, cancellationToken) is { } file
            ? file with
            {
                Path = path,
            }
            : null;

    public ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (source, name) = Require(path);
        return source.ReadAsync(name, cancellationToken);
    }

    public ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken)
    {
        var (source, name) = Require(path);
        return source.ReadHeadAsync(name, count, cancellationToken);
    }

    public ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        Locate(path) is var (source, name)
            ? source.ReplaceAsync(name, expectedHash, content, cancellationToken)
            : ValueTask.FromResult(ReplaceOutcome.Missing);

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, source) in parts)
        {
            await source.DisposeAsync();
        }
    }

    private (IFileSource Source, string Name)? Locate(string path)
    {
        foreach (var (prefix, source) in parts)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return (source, path[prefix.Length..]);
            }
        }

        return null;
    }

    private (IFileSource Source, string Name) Require(string path) =>
        Locate(path) ?? throw new FileNotFoundException($"'{path}' is in none of the sources.", path);
}
