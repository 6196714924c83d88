using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azurite.Testing;

namespace GraphMcp.Benchmarks.Blobs;

/// <summary>An Azurite on a disk, with the trees to scan in its container <c>sources</c>.</summary>
internal sealed class BlobStore : IAsyncDisposable
{
    private const int BlockBytes = 4 << 20;

    private readonly AzuriteServer _server;
    private readonly BlobContainerClient _sources;

    private BlobStore(AzuriteServer server)
    {
        _server = server;
        _sources = new BlobContainerClient(server.ConnectionString, "sources");
    }

    public string ConnectionString => _server.ConnectionString;

    public static async Task<BlobStore> StartAsync(string folder)
    {
        var store = new BlobStore(await AzuriteServer.StartAsync(folder));
        await store._sources.CreateIfNotExistsAsync();
        return store;
    }

    public Task UploadTreeAsync(string tree, string prefix) =>
        Parallel.ForEachAsync(
            Directory.EnumerateFiles(tree, "*", SearchOption.AllDirectories),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (file, stop) =>
                await _sources
                    .GetBlobClient($"{prefix}/{Path.GetRelativePath(tree, file).Replace(Path.DirectorySeparatorChar, '/')}")
                    .UploadAsync(file, overwrite: true, stop)
        );

    /// <summary>Uploads one block and names it as often as it takes.</summary>
    public async Task UploadHugeAsync(string name, long bytes)
    {
        var blob = _sources.GetBlockBlobClient(name);
        var id = Convert.ToBase64String("0001"u8);
        await blob.StageBlockAsync(id, new MemoryStream(new byte[BlockBytes]));
        await blob.CommitBlockListAsync(Enumerable.Repeat(id, (int)(bytes / BlockBytes)));
    }

    /// <summary>Uploads SQL without a reference.</summary>
    public Task UploadTextAsync(string name, int bytes)
    {
        const string statement = "INSERT INTO orders.lines VALUES (1, 'a line as any other');\n";
        var text = new StringBuilder(bytes).Insert(0, statement, bytes / statement.Length).ToString();
        return _sources.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true);
    }

    /// <summary>Reads every blob below a prefix and throws it away; returns how many there are.</summary>
    public async Task<int> ReadAllAsync(string prefix, int atOnce)
    {
        var files = 0;
        await Parallel.ForEachAsync(
            _sources.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{prefix}/", CancellationToken.None),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (blob, stop) =>
            {
                await _sources.GetBlobClient(blob.Name).DownloadContentAsync(stop);
                Interlocked.Increment(ref files);
            }
        );
        return files;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
