using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Http;

public sealed class ServeTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private GraphMcpProcess _server = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _server = GraphMcpProcess.Start(_folder.Path, "serve", "--urls", "http://127.0.0.1:0", "--out", "out");
        var line = await _server.WaitForOutputAsync("listening on ");
        _http = new HttpClient { BaseAddress = new Uri(line.Split("listening on ")[1].Split(' ')[0]) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Health_Running_IsHealthy() =>
        Assert.Equal("healthy", (await GetAsync("api/health")).GetProperty("status").GetString());

    [Fact]
    public async Task Start_Inventory_RunsToItsEnd()
    {
        var source = _folder.CopySample();

        using var started = await StartAsync("w1", source);
        var ended = await WaitForAsync("w1", "Succeeded");

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.EndsWith("/api/workflows/w1", started.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True(ended.GetProperty("totals").GetProperty("files").GetInt64() > 50);
        Assert.True(File.Exists(_folder["out/w1/report.json"]));
    }

    [Fact]
    public async Task Pause_Resume_AreFollowed()
    {
        var source = GeneratedTree.Write(_folder["tree"], 1500);
        using var started = await StartAsync("w2", source);

        using var pause = await PostAsync("api/workflows/w2/pause");
        await WaitForAsync("w2", "Paused");
        using var resume = await PostAsync("api/workflows/w2/resume");
        await WaitForAsync("w2", "Succeeded");
        using var tooLate = await PostAsync("api/workflows/w2/pause");

        Assert.Equal(HttpStatusCode.Accepted, pause.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, resume.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
    }

    [Fact]
    public async Task Stop_Running_EndsStoppedWithAReport()
    {
        var source = GeneratedTree.Write(_folder["tree"], 1500);
        using var started = await StartAsync("w3", source);

        using var stop = await PostAsync("api/workflows/w3/stop");
        await WaitForAsync("w3", "Stopped");

        Assert.Equal(HttpStatusCode.Accepted, stop.StatusCode);
        Assert.True(File.Exists(_folder["out/w3/report.json"]));
    }

    [Fact]
    public async Task Start_WrongRequests_AreProblems()
    {
        using var unknown = await _http.GetAsync(new Uri("api/workflows/nope", UriKind.Relative), TestContext.Current.CancellationToken);
        using var broken = await _http.PostAsync(
            new Uri("api/workflows", UriKind.Relative),
            new StringContent("{", Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Equal("application/problem+json", broken.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(GraphMcpProcess.SigInt)]
    [InlineData(GraphMcpProcess.SigTerm)]
    public async Task Serve_Signalled_EndsWithZero(int signal)
    {
        _server.Send(signal);

        (await _server.WaitAsync()).Expect(0);
    }

    private Task<HttpResponseMessage> StartAsync(string id, string source) =>
        _http.PostAsJsonAsync(
            "api/workflows",
            new
            {
                id,
                template = "inventory",
                source = new { uri = source },
                maxParallelBatches = 1,
            },
            TestContext.Current.CancellationToken
        );

    private Task<HttpResponseMessage> PostAsync(string path) =>
        _http.PostAsync(new Uri(path, UriKind.Relative), content: null, TestContext.Current.CancellationToken);

    private Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private async Task<JsonElement> WaitForAsync(string id, string state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var status = await GetAsync($"api/workflows/{id}");
            if (status.GetProperty("state").GetString() == state)
            {
                return status;
            }

            await poll.WaitForNextTickAsync(patience.Token);
        }
    }
}
