using System.Text.Json;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Http;

/// <summary>The command line that speaks to a server, used as its user uses it.</summary>
public sealed class RemoteLifeTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private GraphMcpProcess _server = null!;
    private string _url = "";

    public async ValueTask InitializeAsync()
    {
        _server = GraphMcpProcess.Start(_folder.Path, "serve", "--urls", "http://127.0.0.1:0", "--out", "out");
        var line = await _server.WaitForOutputAsync("listening on ");
        _url = line.Split("listening on ")[1].Split(' ')[0];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commands_OverAWholeLife_ShowAndControlIt()
    {
        await StartAsync("w1", "inventory");
        var events = await RunAsync("events", "w1", "--follow");
        Assert.Contains("workflow.started", events, StringComparison.Ordinal);
        Assert.Contains("batch.completed", events, StringComparison.Ordinal);

        Assert.Contains("inventory w1: succeeded", await RunAsync("status", "w1"), StringComparison.Ordinal);
        Assert.Contains("w1", await RunAsync("list", "--state", "Succeeded"), StringComparison.Ordinal);
        Assert.Contains("none", await RunAsync("list", "--state", "Paused"), StringComparison.Ordinal);
        Assert.Contains("process", await RunAsync("steps", "w1"), StringComparison.Ordinal);
        Assert.Contains("\"state\": \"Succeeded\"", await RunAsync("steps", "w1", "process"), StringComparison.Ordinal);
        Assert.Contains("w1/0/00000", await RunAsync("batches", "w1", "--json"), StringComparison.Ordinal);
        Assert.Contains("none", await RunAsync("errors", "w1"), StringComparison.Ordinal);

        var checkpoint = (await RunAsync("checkpoint", "w1", "--label", "done")).Trim();
        Assert.Contains(checkpoint, await RunAsync("checkpoints", "w1"), StringComparison.Ordinal);
        Assert.Equal("w2", (await RunAsync("restore", checkpoint, "--workflow-id", "w2")).Trim());
        Assert.Contains("workflow.completed", await RunAsync("events", "w2", "--follow", "--type", "workflow.*"), StringComparison.Ordinal);
        Assert.Equal("w3", (await RunAsync("redrive", "w1", "--workflow-id", "w3")).Trim());
        await RunAsync("events", "w3", "--follow");
        using var status = JsonDocument.Parse(await RunAsync("status", "w3", "--json"));
        Assert.Equal("w1", status.RootElement.GetProperty("parent").GetProperty("parentId").GetString());

        Assert.Contains("purged", await RunAsync("purge", "w3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_ThatCannotWork_SayWhyInOneLine()
    {
        await StartAsync("w1", "inventory");
        await RunAsync("events", "w1", "--follow");

        Assert.Contains("There is no workflow 'nobody'", await FailAsync(6, "status", "nobody"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", await FailAsync(7, "pause", "w1"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", await FailAsync(7, "resume", "w1"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", await FailAsync(7, "stop", "w1", "--force"), StringComparison.Ordinal);
        Assert.Contains("no server answers", await FailAsync(4, "list", "--server", "http://127.0.0.1:1"), StringComparison.Ordinal);
        Assert.Contains("no HTTP address", await FailAsync(2, "list", "--server", "nowhere"), StringComparison.Ordinal);
        Assert.Contains("no server is named", await FailAsync(2, "list", "--server"), StringComparison.Ordinal);
    }

    private async Task StartAsync(string id, string template)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_url) };
        var body = JsonSerializer.Serialize(
            new
            {
                id,
                template,
                source = new { uri = _folder.CopySample() },
            }
        );
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("api/workflows", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        await using var process = GraphMcpProcess.Start(_folder.Path, [.. arguments, "--server", _url]);
        return (await process.WaitAsync()).Expect(0).Output;
    }

    private async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        string[] all = arguments.Contains("--server") ? arguments : [.. arguments, "--server", _url];
        await using var process = GraphMcpProcess.Start(_folder.Path, arguments[^1] == "--server" ? arguments[..^1] : all);
        return (await process.WaitAsync()).Expect(exitCode).Error;
    }
}
