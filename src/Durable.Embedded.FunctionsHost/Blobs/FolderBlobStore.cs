using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>A folder that stands for a container, whatever that is called: its files are the blobs.</summary>
/// <remarks>A file is there once nobody has written to it for a moment; what begins with a dot is somebody's unfinished file.</remarks>
internal sealed class FolderBlobStore(string root, TimeProvider clock) : IBlobStore
{
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(500);

    private static readonly EnumerationOptions AllBelow = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <inheritdoc/>
    public TimeSpan PollingInterval { get; } = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async IAsyncEnumerable<FoundBlob> ListAsync(
        string container,
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        if (!Directory.Exists(root))
        {
            yield break;
        }

        var latest = clock.GetUtcNow().UtcDateTime - Settled;
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", AllBelow))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (name.StartsWith(prefix, StringComparison.Ordinal) && !file.Name.StartsWith('.') && file.LastWriteTimeUtc <= latest)
            {
                yield return new FoundBlob(name, VersionOf(file));
            }
        }
    }

    /// <inheritdoc/>
    public BlobClient Open(string container, string name) => new FolderBlobClient(container, name, Path.Combine(root, name));

    /// <inheritdoc/>
    public Task TellPoisonAsync(PoisonBlob blob, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Returns what stands for a file's ETag.</summary>
    public static string VersionOf(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}");
}
