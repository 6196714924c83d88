using System.Globalization;
using GraphMcp.EndToEnd.Tests.Http;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>
/// The way from the inbox to the results while the host and Azurite are killed and calls fail. By hand with more:
/// <c>GRAPHMCP_CHAOS_FILES=5000 GRAPHMCP_CHAOS_KILLS=20</c>, and <c>GRAPHMCP_CHAOS_SEED</c> to do one again.
/// </summary>
/// <remarks>
/// The host is killed twice by default: with a third kill chance could hit the file of a batch that was hit before, which is then isolated as poison,
/// as it has to be.
/// </remarks>
public sealed class StorageChaosTests(ITestOutputHelper log) : IAsyncLifetime
{
    private static readonly int Files = Setting("GRAPHMCP_CHAOS_FILES", 1_000);
    private static readonly int Kills = Setting("GRAPHMCP_CHAOS_KILLS", 2);
    private static readonly int Seed = Setting("GRAPHMCP_CHAOS_SEED", Random.Shared.Next());

    private readonly TestFolder _folder = new();
    private BlobStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        log.WriteLine($"GRAPHMCP_CHAOS_SEED={Seed}");
        _store = await BlobStore.StartAsync(_folder["azurite"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Request_WhileHostAndStorageAreKilledAndCallsFail_EndsAsTheFolderRun()
    {
        var tree = GeneratedTree.Write(_folder["tree"], Files);
        (await GraphMcpProcess.RunAsync(_folder.Path, InboxRequest.Arguments(tree, "out-folder"))).Expect(0);
        await _store.UploadTreeAsync(tree, "sources", "tree");
        await using var proxy = await FaultyProxy.StartAsync(new Uri(_store.Server.BlobServiceUri), FaultyProxy.ByChance(Seed, share: 8));
        var connection = _store.Server.ConnectionString.Replace(
            new Uri(_store.Server.BlobServiceUri).GetLeftPart(UriPartial.Authority),
            proxy.Url,
            StringComparison.Ordinal
        );

        await _store.UploadAsync("inbox", InboxRequest.Name, InboxRequest.Of("azurite:sources/tree"));
        await KillAgainAndAgainAsync(connection);
        await using var server = await InboxServer.StartAsync(_folder.Path, connection);
        var id = await SucceedAsync(server);

        var results = await _store.DownloadResultsAsync(id, _folder["out-blobs"]);
        Assert.True((string)ReportDocument.Read(results)["state"]! == "Succeeded", await server.GetTextAsync($"api/workflows/{id}"));
        Assert.Equal(ReportDocument.Normalized(_folder["out-folder"]), ReportDocument.Normalized(results));
        Assert.Equal(ReportDocument.Patch(_folder["out-folder"]), ReportDocument.Patch(results));
        Assert.Equal([id], (await server.ListAsync("top=100")).Select(workflow => workflow.GetProperty("id").GetString()!));
        Assert.Empty(await _store.ListAsync("inbox-rejected"));
        Assert.All(
            Enum.GetValues<StorageFault>(),
            fault => Assert.True(proxy.Faults.GetValueOrDefault(fault) > 0, $"No call was {fault}.")
        );
        log.WriteLine(string.Join(", ", proxy.Faults.Select(fault => $"{fault.Key}: {fault.Value}")));
    }

    /// <summary>Waits for the end, and says how far it came where there is none.</summary>
    private async Task<string> SucceedAsync(ServerProcess server)
    {
        try
        {
            return Assert.Single(await _store.WaitForSuccessAsync());
        }
        catch (OperationCanceledException)
        {
            var ids = (await server.ListAsync("top=100")).Select(workflow => workflow.GetProperty("id").GetString());
            var workflows = string.Join('\n', await Task.WhenAll(ids.Select(id => server.GetAsync($"api/workflows/{id}"))));
            var (inbox, rejected) = (await _store.ListAsync("inbox"), await _store.ListAsync("inbox-rejected"));
            Assert.Fail(
                $"No success.\n{workflows}\ninbox: {string.Join(' ', inbox)}\nrejected: {string.Join(' ', rejected)}\n{server.Error}"
            );
            throw;
        }
    }

    /// <summary>Lets the host live for a random time again and again, and in every second life Azurite ends in the middle of it.</summary>
    private async Task KillAgainAndAgainAsync(string connection)
    {
        var random = new Random(Seed);
        for (var life = 0; life < Kills; life++)
        {
            await using var server = await InboxServer.StartAsync(_folder.Path, connection);
            await LetLiveAsync(TimeSpan.FromSeconds(3 * random.NextDouble()));
            if (life % 2 == 1)
            {
                // Held, it adds nothing to what Azurite has yet to write; let go, it finds nobody there.
                server.Send(GraphMcpProcess.SigStop);
                await _store.SettleAsync();
                await _store.Server.KillAsync();
                server.Send(GraphMcpProcess.SigCont);
                await LetLiveAsync(TimeSpan.FromSeconds(random.NextDouble()));
                await _store.Server.RestartAsync(TestContext.Current.CancellationToken);
                await LetLiveAsync(TimeSpan.FromSeconds(3 * random.NextDouble()));
            }
        }
    }

    /// <summary>A kill at a random moment needs a random time: what is tested is that none matters.</summary>
    private static async Task LetLiveAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time + TimeSpan.FromMilliseconds(1));
        await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
