using System.Collections.Concurrent;
using Azure.Storage.Blobs.Models;
using Azurite.Testing;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Functions.Tests.Blobs;

/// <summary>Whole workflows with source, workspace and output in blobs, on a real Azurite.</summary>
public sealed class BlobRunTests(BlobServer server) : IClassFixture<BlobServer>
{
    private const int Files = 96;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OverBlobs_ReportsWhatTheFolderRunReportsAndReadsNothingTwiceInAStep()
    {
        var files = BlobTree.Files(Files);
        await using var app = await BlobApp.StartAsync(server, files);
        await FinishAsync(app, await app.StartRunAsync("folder", overBlobs: false));
        Assert.Empty(app.Reads);

        var status = await FinishAsync(app, await app.StartRunAsync("blobs", overBlobs: true));

        Assert.Equal((Files, Files / 2), ((int)status.Totals!.Files, (int)status.Totals.ChangedFiles));
        Assert.Equal(app.FolderResults(), await app.ResultsAsync("blobs"));
        // The plan reads the head of what its name does not tell, the batch each file, and the verification once more what had a match.
        var expected = files
            .Keys.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))
            .Concat(files.Keys)
            .Concat(files.Keys.Where(IsMatched));
        Assert.Equal(expected.Order(StringComparer.Ordinal), app.Reads.Order(StringComparer.Ordinal));
        // The plan lists the source, and the verification.
        Assert.Equal((2, 0), (app.Listings, app.Looks));
    }

    [Fact]
    public async Task Run_WithApplyOverBlobs_EditsThemAsAFolderAndOnce()
    {
        var files = BlobTree.Files(Files);
        await using var app = await BlobApp.StartAsync(server, files);
        var marked = app.Blob(files.Keys.First(IsMatched));
        await marked.SetMetadataAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = "team" },
            cancellationToken: Cancellation
        );
        await marked.SetHttpHeadersAsync(new BlobHttpHeaders { ContentType = "text/yaml" }, cancellationToken: Cancellation);
        await FinishAsync(app, await app.StartRunAsync("folder", overBlobs: false, apply: true));

        await FinishAsync(app, await app.StartRunAsync("blobs", overBlobs: true, apply: true));
        var again = await FinishAsync(app, await app.StartRunAsync("again", overBlobs: true, apply: true));

        foreach (var path in files.Keys)
        {
            var blob = (await app.Blob(path).DownloadContentAsync(Cancellation)).Value.Content.ToString();
            Assert.Equal(app.ReadFile(path), blob);
            Assert.Equal(IsMatched(path), blob != files[path]);
        }

        var properties = (await marked.GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        Assert.Equal(("team", "text/yaml"), (properties.Metadata["owner"], properties.ContentType));
        Assert.Equal(0, (int)again.Totals!.ChangedFiles);
    }

    [Fact]
    public async Task Redrive_OverBlobs_ReadsAgainOnlyWhatFailed()
    {
        var files = BlobTree.Files(Files);
        var denied = files.Keys.First(IsMatched);
        var isDenied = true;
        var calls = new FaultHandler(request => isDenied && IsReadOf(request, denied) ? CallFault.Denied : CallFault.None);
        await using var app = await BlobApp.StartAsync(server, files, calls);
        var first = await FinishAsync(app, await app.StartRunAsync("blobs", overBlobs: true), WorkflowRunState.PartiallySucceeded);
        isDenied = false;
        var before = app.Reads.Count();

        var status = await FinishAsync(app, await app.App.Manager.RedriveAsync("blobs", new RedriveRequest { Id = "again" }, Cancellation));

        Assert.Equal((1, 0), ((int)first.Progress.Failed, (int)status.Progress.Failed));
        Assert.Equal((Files, Files / 2), ((int)status.Totals!.Files, (int)status.Totals.ChangedFiles));
        var reads = app.Reads.Skip(before).ToList();
        // The batch reads what failed, and the verification all that had a match.
        Assert.Equal(files.Keys.Where(IsMatched).Append(denied).Order(StringComparer.Ordinal), reads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pause_OverBlobs_DrainsAndResumesToTheSameReport()
    {
        var (reached, open, reads) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var calls = new FaultHandler
        {
            Before = async (request, stop) =>
            {
                if (BlobApp.IsRead(request) && Interlocked.Increment(ref reads) > 10)
                {
                    reached.TrySetResult();
                    await open.Task.WaitAsync(stop);
                }
            },
        };
        await using var app = await BlobApp.StartAsync(server, BlobTree.Files(Files), calls);
        await FinishAsync(app, await app.StartRunAsync("folder", overBlobs: false));
        var id = await app.StartRunAsync("blobs", overBlobs: true, maxFiles: 5);

        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        Assert.True(await app.App.Manager.PauseWorkflowAsync(id, Cancellation));
        open.SetResult();
        var paused = await app.UntilAsync(id, WorkflowRunState.Paused);
        Assert.True(await app.App.Manager.ResumeWorkflowAsync(id, Cancellation));
        var status = await FinishAsync(app, id);

        Assert.InRange((int)paused.Progress.Processed, 0, Files - 1);
        Assert.Equal(Files, (int)status.Progress.Processed);
        Assert.Equal(app.FolderResults().Patch, (await app.ResultsAsync(id)).Patch);
    }

    [Theory]
    [InlineData(CallFault.Busy)]
    [InlineData(CallFault.TimedOut)]
    [InlineData(CallFault.AnswerLost)]
    public async Task Run_WhereCallsFail_LosesNothingAndDoublesNothing(CallFault fault)
    {
        var attempts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var calls = new FaultHandler(request => FailsAt(attempts, request) ? fault : CallFault.None);
        var files = BlobTree.Files(Files);
        await using var app = await BlobApp.StartAsync(server, files, calls);
        await FinishAsync(app, await app.StartRunAsync("folder", overBlobs: false, apply: true));

        var status = await FinishAsync(app, await app.StartRunAsync("blobs", overBlobs: true, apply: true));

        Assert.InRange(attempts.Values.Count(made => made > 2), 50, attempts.Count);
        Assert.Equal((Files, 0), ((int)status.Progress.Processed, (int)status.Progress.Failed));
        Assert.Equal(app.FolderResults(), await app.ResultsAsync("blobs"));
        foreach (var path in files.Keys)
        {
            Assert.Equal(app.ReadFile(path), (await app.Blob(path).DownloadContentAsync(Cancellation)).Value.Content.ToString());
        }
    }

    /// <summary>Lets the first two attempts of every third call fail: fewer than the client makes, so that each call gets through in the end.</summary>
    private static bool FailsAt(ConcurrentDictionary<string, int> attempts, HttpRequestMessage request)
    {
        var call = request.Headers.GetValues("x-ms-client-request-id").Single();
        return attempts.AddOrUpdate(call, 1, (_, before) => before + 1) <= 2 && StringComparer.Ordinal.GetHashCode(call) % 3 == 0;
    }

    private static bool IsMatched(string path) => path.Contains(BlobTree.Matched, StringComparison.Ordinal);

    private static bool IsReadOf(HttpRequestMessage request, string path) =>
        BlobApp.IsRead(request) && Uri.UnescapeDataString(request.RequestUri!.AbsolutePath).EndsWith(path, StringComparison.Ordinal);

    private static async Task<WorkflowStatus> FinishAsync(BlobApp app, string id, WorkflowRunState state = WorkflowRunState.Succeeded) =>
        await app.UntilAsync(id, state);
}
