using System.Net;
using System.Text.Json;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Http;

/// <summary>The command line against a real server.</summary>
public sealed class RemoteCommandTests
{
    [Fact]
    public async Task Commands_AgainstAServer_SeeAWorkflowThrough()
    {
        using var folder = new TestFolder();
        var source = GeneratedTree.Write(folder["tree"], 300);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var started = await server.Http.PostAsync(
            new Uri("api/workflows", UriKind.Relative),
            new StringContent(
                JsonSerializer.Serialize(
                    new
                    {
                        id = "w",
                        template = "inventory",
                        source = new { uri = source },
                        batches = new { maxFiles = 1 },
                        maxParallelBatches = 1,
                        labels = new { team = "data" },
                    }
                ),
                mediaType: new("application/json")
            ),
            TestContext.Current.CancellationToken
        );

        (await RunAsync("pause", "w")).Expect(0);
        (await RunAsync("set", "w", "--max-parallel", "4", "--tolerate", "1%")).Expect(0);
        var checkpoint = (await RunAsync("checkpoint", "w", "--label", "before")).Expect(0).LastLine;
        Assert.Contains(checkpoint, (await RunAsync("checkpoints", "w")).Expect(0).Output, StringComparison.Ordinal);
        (await RunAsync("resume", "w")).Expect(0);
        var followed = (await RunAsync("events", "w", "--follow", "--json")).Expect(0);
        Assert.Contains("workflow.completed", followed.LastLine, StringComparison.Ordinal);
        Assert.Contains("inventory w: succeeded", (await RunAsync("status", "w")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("w ", (await RunAsync("list", "--label", "team=data")).Expect(0).LastLine, StringComparison.Ordinal);
        Assert.Contains("Committed", (await RunAsync("batches", "w", "--top", "3")).Expect(0).Output, StringComparison.Ordinal);
        (await RunAsync("steps", "w")).Expect(0);
        Assert.Contains("none", (await RunAsync("errors", "w")).Expect(0).Output, StringComparison.Ordinal);
        (await RunAsync("pause", "w")).Expect(7);
        (await RunAsync("restore", checkpoint, "--workflow-id", "again")).Expect(0);
        (await RunAsync("status", "nope")).Expect(6);

        Task<FinishedProcess> RunAsync(params string[] arguments) =>
            GraphMcpProcess.RunAsync(folder.Path, [.. arguments, "--server", server.Url]);
    }

    [Fact]
    public async Task Server_WithAKeyThatIsRequired_WantsIt()
    {
        using var folder = new TestFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, "--key", "a-key", "--require-key");

        (await GraphMcpProcess.RunAsync(folder.Path, "list", "--server", server.Url)).Expect(5);
        (await GraphMcpProcess.RunAsync(folder.Path, "list", "--server", server.Url, "--key", "a-key")).Expect(0);
    }

    [Fact]
    public async Task Server_OnEveryAddressWithoutAKey_DoesNotStart()
    {
        using var folder = new TestFolder();

        var ended = (await GraphMcpProcess.RunAsync(folder.Path, "serve", "--urls", "http://0.0.0.0:0", "--out", "out")).Expect(2);

        Assert.Contains("GRAPHMCP_KEY", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_AskedForASourceOutsideItsFolders_Refuses()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["inside"]);
        var outside = Directory.CreateDirectory(folder["outside"]).FullName;
        await using var server = await ServerProcess.StartAsync(folder.Path, "--allow-root", "inside");

        using var refused = await server.StartInventoryAsync(outside);
        using var accepted = await server.StartInventoryAsync(folder["inside"]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "source-not-allowed",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }
}
