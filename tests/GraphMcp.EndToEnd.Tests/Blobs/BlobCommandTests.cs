using System.Text.Json.Nodes;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary><c>graphmcp run</c> with its source and its results in a blob service.</summary>
public sealed class BlobCommandTests : IAsyncLifetime
{
    private const string Output = "azurite:results/run";

    private readonly TestFolder _folder = new();
    private BlobStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await BlobStore.StartAsync(_folder["azurite"]);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_FromAndToBlobs_WritesWhatTheFolderRunWrites()
    {
        var tree = GeneratedTree.Write(_folder["tree"], 200);
        await _store.UploadTreeAsync(tree, "sources", "tree");
        (await GraphMcpProcess.RunAsync(_folder.Path, InboxRequest.Arguments(tree, "out-folder"))).Expect(0);

        var finished = (await RunAsync([.. InboxRequest.Arguments("azurite:sources/tree", Output), "--json"])).Expect(0);

        var results = await _store.DownloadResultsAsync("run", _folder["out-blobs"]);
        Assert.Equal(ReportDocument.Normalized(_folder["out-folder"]), ReportDocument.Normalized(results));
        Assert.Equal(ReportDocument.Patch(_folder["out-folder"]), ReportDocument.Patch(results));
        var outputs = JsonNode.Parse(finished.Output)!["outputs"]!;
        Assert.Equal((Output, $"{Output}/changes.patch"), ((string)outputs["folder"]!, (string)outputs["patch"]!));
        Assert.False(Directory.Exists(_folder["azurite:results"]));
    }

    [Fact]
    public async Task Run_ToBlobsSignalledOnce_PausesAndIsResumedByItsOutput()
    {
        var tree = GeneratedTree.Write(_folder["tree"], 2_000);
        await _store.UploadTreeAsync(tree, "sources", "tree");
        await using var process = GraphMcpProcess.Start(
            _folder.Path,
            Variables(),
            [.. InboxRequest.Arguments("azurite:sources/tree", Output), "--batch-files", "10"]
        );
        await process.WaitForErrorAsync("process ");

        process.Send(GraphMcpProcess.SigInt);
        var paused = (await process.WaitAsync()).Expect(130);
        var resumed = await RunAsync(["resume", "--out", Output]);

        Assert.EndsWith($"--out {Output}", paused.LastLine, StringComparison.Ordinal);
        resumed.Expect(0);
        var report = ReportDocument.Read(await _store.DownloadResultsAsync("run", _folder["out-blobs"]));
        Assert.Equal(("Succeeded", 2_000), ((string)report["state"]!, (int)report["totals"]!["files"]!));
    }

    [Theory]
    [InlineData("ftp://files.example/tree", "Understood are")]
    [InlineData("https://storage.example/sources", "No connection leads to")]
    public async Task Run_FromAPlaceThatNothingServes_IsWrongUsage(string source, string expected)
    {
        var refused = (await RunAsync(InboxRequest.Arguments(source, "out"))).Expect(2);

        Assert.Contains(expected, refused.Error, StringComparison.Ordinal);
    }

    private async Task<FinishedProcess> RunAsync(string[] arguments)
    {
        await using var process = GraphMcpProcess.Start(_folder.Path, Variables(), arguments);
        return await process.WaitAsync();
    }

    private Dictionary<string, string> Variables() => new(StringComparer.Ordinal) { ["Azurite"] = _store.Server.ConnectionString };
}
