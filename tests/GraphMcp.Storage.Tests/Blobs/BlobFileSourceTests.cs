using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GraphMcp.Storage.Tests.Folders;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Tests.Blobs;

public sealed class BlobFileSourceTests : IAsyncLifetime
{
    private readonly BlobService _service;
    private readonly BlobContainerClient _container;

    public BlobFileSourceTests(BlobService service) => (_service, _container) = (service, service.NewContainer());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Uri => $"azurite:{_container.Name}/tree";

    public async ValueTask InitializeAsync() => await _container.CreateAsync(cancellationToken: Cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task EnumerateAsync_OverAPrefix_ListsItsFilesInOrdinalOrderWithSizeAndVersion()
    {
        await UploadAsync("tree/b", "tree/a/z", "tree/a.x", "tree/a-", "treehouse/x", "other");
        await using var source = await OpenAsync();

        var files = await source.EnumerateAsync(afterPath: null, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["a-", "a.x", "a/z", "b"], files.Select(file => file.Path));
        foreach (var file in files)
        {
            Assert.Equal(file, await source.FindAsync(file.Path, Cancellation));
            Assert.Equal(($"tree/{file.Path}".Length, true), ((int)file.Size, file.Version.Length > 0));
        }

        Assert.Null(await source.FindAsync("none", Cancellation));
    }

    [Fact]
    public async Task EnumerateAsync_FromACursor_GoesOnBehindItAlsoWhenItIsGone()
    {
        await UploadAsync("tree/a", "tree/b", "tree/c/d", "tree/e");
        await using var source = await OpenAsync();

        Assert.Equal(["c/d", "e"], await source.ListAsync(after: "b"));
        Assert.Equal(["c/d", "e"], await source.ListAsync(after: "bb"));
        Assert.Empty(await source.ListAsync(after: "e"));
    }

    [Fact]
    public async Task EnumerateAsync_OfMoreThanAPage_ListsEachOnceByPages()
    {
        const int files = 5_300;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation },
            async (number, stop) => await _container.GetBlobClient($"tree/{number:D5}").UploadAsync(BinaryData.FromString("x"), stop)
        );
        var handler = new FaultHandler();
        await using var source = await OpenAsync(handler: handler);

        var paths = await source.ListAsync();

        Assert.Equal(Enumerable.Range(0, files).Select(number => $"{number:D5}"), paths);
        // Whether the container is there, and two pages of at most 5,000.
        Assert.Equal(3, handler.Calls.Count);
    }

    [Fact]
    public async Task EnumerateAsync_WithGlobsOutputAndFolderMarks_LeavesOutWhatIsNoSource()
    {
        await UploadAsync(
            "tree/a.tf",
            "tree/sub/b.tf",
            "tree/sub/c.sql",
            "tree/out/report.json",
            "tree/.git/config",
            "tree/x/.graphmcp/hub.db"
        );
        await _container.GetBlobClient("tree/marker/").UploadAsync(BinaryData.FromString(""), Cancellation);
        await _container
            .GetBlobClient("tree/folder")
            .UploadAsync(
                BinaryData.FromString(""),
                new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["hdi_isfolder"] = "true" } },
                Cancellation
            );

        await using var all = await OpenAsync(new SourceSpec(Uri, [], [], Uri + "/out"));
        await using var some = await OpenAsync(new SourceSpec(Uri, ["*.tf"], ["sub/"]));
        await using var own = await OpenAsync(new SourceSpec(Uri + "/out", [], [], Uri + "/out"));

        Assert.Equal(["a.tf", "sub/b.tf", "sub/c.sql"], await all.ListAsync());
        Assert.Equal(["a.tf"], await some.ListAsync());
        Assert.Empty(await own.ListAsync());
    }

    [Fact]
    public async Task ReadAsync_OfOddNamesAndEmptyFiles_ReadsEachByItsName()
    {
        string[] names = ["with space", "ünïcödé/日本語", "a#b?c%d", "%2e%2e/x", "plus+and&amp;", new string('z', 1019)];
        foreach (var name in names)
        {
            await _container.GetBlobClient($"tree/{name}").UploadAsync(BinaryData.FromString(name), Cancellation);
        }

        await _container.GetBlobClient("tree/empty").UploadAsync(BinaryData.FromString(""), Cancellation);
        await using var source = await OpenAsync();

        Assert.Equal(names.Append("empty").Order(StringComparer.Ordinal), await source.ListAsync());
        foreach (var name in names)
        {
            Assert.Equal(name, Encoding.UTF8.GetString(await source.ReadAsync(name, Cancellation)));
            Assert.Equal(Encoding.UTF8.GetBytes(name)[..3], await source.ReadHeadAsync(name, 3, Cancellation));
            Assert.Equal(name, (await source.FindAsync(name, Cancellation))!.Path);
        }

        Assert.Empty(await source.ReadAsync("empty", Cancellation));
        Assert.Empty(await source.ReadHeadAsync("empty", 100, Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("none", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.ReadAsync("../other", Cancellation));
    }

    [Fact]
    public async Task ReplaceAsync_ByHash_ReplacesWhatItWasAndKeepsWhatIsToldOfIt()
    {
        var blob = _container.GetBlobClient("tree/x");
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "text/x-env" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "blue" },
        };
        await blob.UploadAsync(BinaryData.FromString("old"), options, Cancellation);
        await using var source = await OpenAsync();

        Assert.Equal(ReplaceOutcome.ChangedMeanwhile, await source.ReplaceAsync("x", Hash("else"), "new"u8.ToArray(), Cancellation));
        Assert.Equal(ReplaceOutcome.Replaced, await source.ReplaceAsync("x", Hash("old"), "new"u8.ToArray(), Cancellation));
        Assert.Equal(ReplaceOutcome.AlreadyDone, await source.ReplaceAsync("x", Hash("old"), "new"u8.ToArray(), Cancellation));
        Assert.Equal(ReplaceOutcome.Missing, await source.ReplaceAsync("y", Hash("old"), "new"u8.ToArray(), Cancellation));

        var properties = (await blob.GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        Assert.Equal("new", Encoding.UTF8.GetString(await source.ReadAsync("x", Cancellation)));
        Assert.Equal(("text/x-env", "blue"), (properties.ContentType, properties.Metadata["team"]));
    }

    [Fact]
    public async Task ReplaceAsync_WhoseAnswerIsLost_IsDone()
    {
        await _container.GetBlobClient("tree/x").UploadAsync(BinaryData.FromString("old"), Cancellation);
        var lost = 0;
        await using var source = await OpenAsync(
            handler: new FaultHandler(request =>
                request.Method == HttpMethod.Put && Interlocked.Increment(ref lost) == 1 ? CallFault.AnswerLost : CallFault.None
            )
        );

        var outcome = await source.ReplaceAsync("x", Hash("old"), "new"u8.ToArray(), Cancellation);

        Assert.Equal((ReplaceOutcome.AlreadyDone, 2), (outcome, lost));
        Assert.Equal("new", Encoding.UTF8.GetString(await source.ReadAsync("x", Cancellation)));
    }

    [Fact]
    public async Task ReplaceAsync_WhileSomebodyElseWrites_ChangesNothing()
    {
        var blob = _container.GetBlobClient("tree/x");
        await blob.UploadAsync(BinaryData.FromString("old"), Cancellation);
        var puts = 0;
        await using var source = await OpenAsync(
            handler: new FaultHandler(request =>
            {
                if (request.Method == HttpMethod.Put && Interlocked.Increment(ref puts) == 1)
                {
                    blob.Upload(BinaryData.FromString("theirs"), overwrite: true, Cancellation);
                }

                return CallFault.None;
            })
        );

        Assert.Equal(ReplaceOutcome.ChangedMeanwhile, await source.ReplaceAsync("x", Hash("old"), "new"u8.ToArray(), Cancellation));
        Assert.Equal("theirs", Encoding.UTF8.GetString(await source.ReadAsync("x", Cancellation)));
    }

    [Theory]
    [InlineData("Busy")]
    [InlineData("TimedOut")]
    [InlineData("AnswerLost")]
    public async Task Walk_WhileEveryThirdCallFails_ListsAndReadsEachOnce(string fault)
    {
        var names = Enumerable.Range(0, 50).Select(number => $"{number:D2}").ToList();
        await UploadAsync([.. names.Select(name => "tree/" + name)]);
        var calls = 0;
        await using var source = await OpenAsync(
            handler: new FaultHandler(_ => Interlocked.Increment(ref calls) % 3 == 0 ? Enum.Parse<CallFault>(fault) : CallFault.None)
        );

        Assert.Equal(names, await source.ListAsync());
        foreach (var name in names)
        {
            Assert.Equal($"tree/{name}", Encoding.UTF8.GetString(await source.ReadAsync(name, Cancellation)));
        }
    }

    [Fact]
    public async Task Open_OfAContainerThatIsNotThere_IsAnError()
    {
        var spec = new SourceSpec($"azurite:{_service.NewContainer().Name}", [], []);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(async () => await _service.OpenSourceAsync(spec));
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private ValueTask<IFileSource> OpenAsync(SourceSpec? source = null, FaultHandler? handler = null) =>
        _service.OpenSourceAsync(source ?? new SourceSpec(Uri, [], []), handler);

    private async Task UploadAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name), Cancellation);
        }
    }
}
