using System.Globalization;
using System.IO.Compression;
using System.Text;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>Blobs land in the inbox of a served app, and results in its container, all on a real Azurite.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private BlobStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await BlobStore.StartAsync(_folder["azurite"]);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Request_OverFiveThousandBlobs_ReportsWhatTheFolderRunReports()
    {
        const int files = 5_000;
        var tree = GeneratedTree.Write(_folder["tree"], files);
        (await GraphMcpProcess.RunAsync(_folder.Path, InboxRequest.Arguments(tree, "out-folder"))).Expect(0);
        await _store.UploadTreeAsync(tree, "sources", "tree");
        await using var server = await InboxServer.StartAsync(_folder.Path, _store.Server.ConnectionString);

        await _store.UploadAsync("inbox", InboxRequest.Name, InboxRequest.Of("azurite:sources/tree"));
        var id = Assert.Single(await _store.WaitForSuccessAsync());
        var results = await _store.DownloadResultsAsync(id, _folder["out-blobs"]);

        Assert.Equal(files, (int)ReportDocument.Read(results)["totals"]!["files"]!);
        Assert.Equal(ReportDocument.Normalized(_folder["out-folder"]), ReportDocument.Normalized(results));
        Assert.Equal(ReportDocument.Patch(_folder["out-folder"]), ReportDocument.Patch(results));
        Assert.Empty(await _store.ListAsync("inbox-rejected"));
    }

    [Fact]
    public async Task Archives_FiftyAtOnce_AreEachAWorkflowOfTheirOwn()
    {
        const int archives = 50;
        await using var server = await InboxServer.StartAsync(_folder.Path, _store.Server.ConnectionString);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, archives),
            TestContext.Current.CancellationToken,
            async (number, _) =>
                await _store.UploadAsync(
                    "inbox",
                    $"inventory/a {number:D2} #é?%.zip",
                    ZipOf(number, ("x.md", "# x"), ("y/z.py", "z = 1\n"))
                )
        );
        var ids = await _store.WaitForSuccessAsync(archives);

        Assert.Equal(archives, ids.Distinct(StringComparer.Ordinal).Count());
        foreach (var id in ids)
        {
            var report = ReportDocument.Read(await _store.DownloadResultsAsync(id, _folder[id]));
            Assert.Equal(("Succeeded", 3), ((string)report["state"]!, (int)report["totals"]!["files"]!));
        }

        Assert.Empty(await _store.ListAsync("inbox-rejected"));
    }

    [Fact]
    public async Task Request_WithAHugeBlobAmongSmallOnes_LeavesItAloneAndStaysSmall()
    {
        const long gibibyte = 1L << 30;
        const long most = 700L << 20;
        var tree = GeneratedTree.Write(_folder["tree"], 200);
        await _store.UploadTreeAsync(tree, "sources", "tree");
        await _store.UploadHugeAsync("sources", "tree/huge.bin", gibibyte);
        await using var server = await InboxServer.StartAsync(_folder.Path, _store.Server.ConnectionString);

        await _store.UploadAsync("inbox", InboxRequest.Name, InboxRequest.Of("azurite:sources/tree"));
        var id = Assert.Single(await _store.WaitForSuccessAsync());

        var totals = ReportDocument.Read(await _store.DownloadResultsAsync(id, _folder["out"]))["totals"]!;
        Assert.Equal((201, 200, 1), ((int)totals["files"]!, (int)totals["processed"]!, (int)totals["skipped"]!));
        Assert.InRange(PeakMemory(server.ProcessId), 1, most);
    }

    [Fact]
    public async Task Request_OverOddNamesAndEmptyFiles_ReportsEachByItsName()
    {
        string[] names =
        [
            "with space.env",
            "ünïcödé/日本語.env",
            "a#b?c%d.env",
            "%2e%2e/percent.env",
            $"{string.Join('/', Enumerable.Range(0, 9).Select(part => new string((char)('a' + part), 110)))}/{new string('z', 17)}.env",
            "plus+and&amp;.env",
        ];
        foreach (var name in names)
        {
            await _store.UploadAsync("sources", $"odd/{name}", BinaryData.FromString("PGDATABASE=postgres_air\n"));
        }

        await _store.UploadAsync("sources", "odd/empty.env", BinaryData.FromString(""));
        await using var server = await InboxServer.StartAsync(_folder.Path, _store.Server.ConnectionString);

        await _store.UploadAsync("inbox", "decommission/jo b #é?%.json", InboxRequest.Of("azurite:sources/odd"));
        var id = Assert.Single(await _store.WaitForSuccessAsync());

        var results = await _store.DownloadResultsAsync(id, _folder["out"]);
        var report = ReportDocument.Read(results);
        Assert.Equal(names.Length + 1, (int)report["totals"]!["files"]!);
        Assert.Equal(names.Length, (int)report["totals"]!["changedFiles"]!);
        var listed = report["files"]!.AsArray().Select(file => (string)file!["path"]!).ToList();
        Assert.Subset(listed.ToHashSet(StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Archive_ThatIsEmpty_SucceedsWithoutFiles()
    {
        await using var server = await InboxServer.StartAsync(_folder.Path, _store.Server.ConnectionString);

        await _store.UploadAsync("inbox", "inventory/empty.zip", Zip());
        var id = Assert.Single(await _store.WaitForSuccessAsync());

        var report = ReportDocument.Read(await _store.DownloadResultsAsync(id, _folder["out"]));
        Assert.Equal(("Succeeded", 0), ((string)report["state"]!, (int)report["totals"]!["files"]!));
    }

    private static BinaryData ZipOf(int number, params (string Name, string Content)[] entries) =>
        Zip([.. entries, ("number.txt", number.ToString(CultureInfo.InvariantCulture))]);

    private static BinaryData Zip(params (string Name, string Content)[] entries)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return BinaryData.FromBytes(content.ToArray());
    }

    /// <summary>Returns the most memory that a process ever had in bytes, as Linux counts it (VmHWM).</summary>
    private static long PeakMemory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
