using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azurite.Testing;

namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>An Azurite whose disk outlives its process, with the containers of a function app, and what a user does with them.</summary>
internal sealed class BlobStore : IAsyncDisposable
{
    private const string Success = "_SUCCESS.json";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private readonly BlobServiceClient _service;
    private readonly string _folder;

    private BlobStore(AzuriteServer server, string folder)
    {
        (Server, _folder) = (server, folder);
        _service = new BlobServiceClient(server.ConnectionString);
    }

    public AzuriteServer Server { get; }

    /// <summary>Starts one on a folder.</summary>
    public static async Task<BlobStore> StartAsync(string folder)
    {
        var store = new BlobStore(await AzuriteServer.StartAsync(folder, TestContext.Current.CancellationToken), folder);
        foreach (var container in new[] { "inbox", "inbox-rejected", "sources", "workspace", "results" })
        {
            await store.Container(container).CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        return store;
    }

    public BlobContainerClient Container(string name) => _service.GetBlobContainerClient(name);

    /// <summary>Uploads all files of a folder below a prefix.</summary>
    public async Task UploadTreeAsync(string folder, string container, string prefix)
    {
        var target = Container(container);
        await Parallel.ForEachAsync(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (file, stop) =>
            {
                var name = $"{prefix}/{Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')}";
                await target.GetBlobClient(name).UploadAsync(file, overwrite: true, stop);
            }
        );
    }

    public async Task UploadAsync(string container, string name, BinaryData content) =>
        await Container(container).GetBlobClient(name).UploadAsync(content, overwrite: true, TestContext.Current.CancellationToken);

    /// <summary>Uploads a blob of a size of which only one block travels: its list of blocks names that one again and again.</summary>
    public async Task UploadHugeAsync(string container, string name, long size)
    {
        const int block = 4 * 1024 * 1024;
        var blob = Container(container).GetBlockBlobClient(name);
        var id = Convert.ToBase64String("0001"u8);
        await blob.StageBlockAsync(id, new MemoryStream(new byte[block]), cancellationToken: TestContext.Current.CancellationToken);
        await blob.CommitBlockListAsync(
            Enumerable.Repeat(id, (int)(size / block)),
            cancellationToken: TestContext.Current.CancellationToken
        );
    }

    /// <summary>
    /// Waits until all that was answered so far is on the disk: Azurite writes what it knows of blobs every five seconds only, so a kill would take back
    /// what it had acknowledged, which no storage account does.
    /// </summary>
    public async Task SettleAsync()
    {
        var asked = DateTime.UtcNow;
        await UploadAsync("inbox-rejected", "settled", BinaryData.FromString("x"));
        await Container("inbox-rejected").DeleteBlobAsync("settled", cancellationToken: TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Directory.EnumerateFiles(_folder, "__azurite_db_blob*.json").Any(file => File.GetLastWriteTimeUtc(file) < asked))
        {
            await poll.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Returns the names below a prefix.</summary>
    public async Task<List<string>> ListAsync(string container, string prefix = "")
    {
        var names = new List<string>();
        await foreach (
            var blob in Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, TestContext.Current.CancellationToken)
        )
        {
            names.Add(blob.Name);
        }

        return names;
    }

    public async Task<BinaryData> ReadAsync(string container, string name) =>
        (await Container(container).GetBlobClient(name).DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content;

    /// <summary>Waits until so many workflows have written that they have completed, and returns their ids.</summary>
    public async Task<IReadOnlyList<string>> WaitForSuccessAsync(int workflows = 1)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            var done = (await ListAsync("results")).FindAll(name => name.EndsWith($"/{Success}", StringComparison.Ordinal));
            if (done.Count >= workflows)
            {
                return [.. done.Select(name => name.Split('/')[0])];
            }

            await poll.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Downloads a workflow's results into a folder, and returns that.</summary>
    public async Task<string> DownloadResultsAsync(string workflowId, string folder)
    {
        foreach (var name in await ListAsync("results", $"{workflowId}/"))
        {
            var path = Path.Combine(folder, name[(workflowId.Length + 1)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await Container("results").GetBlobClient(name).DownloadToAsync(path, TestContext.Current.CancellationToken);
        }

        return folder;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
