using System.Net.Http.Json;
using System.Text.Json;
using GraphMcp.EndToEnd.Tests.Processes;

namespace GraphMcp.EndToEnd.Tests.Http;

/// <summary>A <c>graphmcp serve</c> as a child process, on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly GraphMcpProcess process;

    private ServerProcess(GraphMcpProcess process, string url)
    {
        (this.process, Url) = (process, url);
        Http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    public HttpClient Http { get; }

    public int ProcessId => process.Id;

    public void Send(int signal) => process.Send(signal);

    /// <summary>Gets what the server said on standard error so far.</summary>
    public string Error => process.Error;

    public static Task<ServerProcess> StartAsync(string folder, params IEnumerable<string> more) =>
        StartAsync(folder, new Dictionary<string, string>(StringComparer.Ordinal), more);

    /// <summary>Starts it with variables of its environment beside those of this process.</summary>
    public static async Task<ServerProcess> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        IEnumerable<string> more
    )
    {
        var started = GraphMcpProcess.Start(folder, variables, ["serve", "--urls", "http://127.0.0.1:0", "--out", "out", .. more]);
        var line = await started.WaitForOutputAsync("listening on ");
        return new ServerProcess(started, line.Split("listening on ")[1].Split(' ')[0]);
    }

    public Task<HttpResponseMessage> StartInventoryAsync(string source, string? id = null) =>
        Http.PostAsJsonAsync(
            "api/workflows",
            new
            {
                id,
                template = "inventory",
                source = new { uri = source },
            },
            TestContext.Current.CancellationToken
        );

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public Task<string> GetTextAsync(string path) =>
        Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Returns all workflows of a list, page by page.</summary>
    public async Task<List<JsonElement>> ListAsync(string query)
    {
        var all = new List<JsonElement>();
        for (string? token = ""; token is not null; )
        {
            var page = await GetAsync($"api/workflows?{query}{(token.Length == 0 ? "" : $"&token={token}")}");
            all.AddRange(page.GetProperty("workflows").EnumerateArray());
            token = page.GetProperty("next").GetString();
        }

        return all;
    }

    /// <summary>Ends it as <c>kill -9</c> does: with nothing said and nothing finished.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }
}
