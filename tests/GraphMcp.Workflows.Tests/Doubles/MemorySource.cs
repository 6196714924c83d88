using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Tests.Doubles;

/// <summary>A source in memory, which counts reads and can be made to fail.</summary>
internal sealed class MemorySource : IFileSource, IFileSourceProvider
{
    private readonly ConcurrentDictionary<string, (byte[] Content, int Version)> files = new(StringComparer.Ordinal);
    private int version;

    public int ReadParallelism { get; set; } = 1;

    public ConcurrentQueue<string> Reads { get; } = [];

    /// <summary>Gets the files that were asked for one by one.</summary>
    public ConcurrentQueue<string> Finds { get; } = [];

    /// <summary>Gets or sets what happens before each read; it may throw.</summary>
    public Action<string> BeforeRead { get; set; } = _ => { };

    public Action<string> BeforeReplace { get; set; } = _ => { };

    /// <summary>Gets or sets what every call that takes or gives a content waits for.</summary>
    public Func<Task> Latency { get; set; } = () => Task.CompletedTask;

    public ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken) =>
        source.Uri.Contains("/absent", StringComparison.Ordinal)
            ? throw new DirectoryNotFoundException("The folder is not there.")
            : ValueTask.FromResult<IFileSource>(this);

    public ValueTask DisposeAsync() => default;

    public MemorySource Add(string path, string content) => Add(path, Encoding.UTF8.GetBytes(content));

    public MemorySource Add(string path, byte[] content)
    {
        files[path] = (content, Interlocked.Increment(ref version));
        return this;
    }

    public void Remove(string path) => files.TryRemove(path, out _);

    public string Text(string path) => Encoding.UTF8.GetString(files[path].Content);

    public async IAsyncEnumerable<SourceFile> EnumerateAsync(
        string? afterPath,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (var path in files.Keys.Order(StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(path, afterPath) > 0)
            {
                yield return Find(path)!;
            }
        }
    }

    public ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        Finds.Enqueue(path);
        return ValueTask.FromResult(Find(path));
    }

    public async ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        Reads.Enqueue(path);
        BeforeRead(path);
        await Latency();
        return files.TryGetValue(path, out var file) ? file.Content : throw new FileNotFoundException("It is gone.");
    }

    public async ValueTask<byte[]> ReadHeadAsync(string path, int count, CancellationToken cancellationToken) =>
        (await ReadAsync(path, cancellationToken)).Take(count).ToArray();

    public async ValueTask<ReplaceOutcome> ReplaceAsync(
        string path,
        string expectedHash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        BeforeReplace(path);
        await Latency();
        if (!files.TryGetValue(path, out var file))
        {
            return ReplaceOutcome.Missing;
        }

        if (content.Span.SequenceEqual(file.Content))
        {
            return ReplaceOutcome.AlreadyDone;
        }

        if (Convert.ToHexStringLower(SHA256.HashData(file.Content)) != expectedHash)
        {
            return ReplaceOutcome.ChangedMeanwhile;
        }

        Add(path, content.ToArray());
        return ReplaceOutcome.Replaced;
    }

    private SourceFile? Find(string path) =>
        files.TryGetValue(path, out var file)
            ? new SourceFile(path, file.Content.Length, file.Version.ToString(CultureInfo.InvariantCulture))
            : null;
}
