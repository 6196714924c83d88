using System.Net.Http.Headers;

namespace GraphMcp.Cli.Server;

/// <summary>
/// Asks a server that has just started what callers will ask it, so that it is compiled before they come: the first thousand at once would
/// wait a second for that otherwise. Nothing is started or changed by it, and failing it fails nothing.
/// </summary>
internal static class WarmUp
{
    // The runtime compiles anew, and better, what was called thirty times; with fewer rounds than these a burst was answered a third later.
    private const int Rounds = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // No host takes this for a start: the window is none.
    private const string NoStart = """{ "template": "inventory", "source": { "uri": "file:///" }, "maxParallelBatches": 0 }""";

    /// <summary>Asks.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="key">The function key, if callers need one.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(string url, string? key, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            // No proxy: the key is for this server alone.
            using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
            using var http = new HttpClient(handler) { BaseAddress = LocalAddress(url) };
            http.DefaultRequestHeaders.Add("x-functions-key", key is { Length: > 0 } ? [key] : []);
            await Parallel.ForAsync(0, Rounds, patience.Token, (_, token) => AskAsync(http, token));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            // Whoever cannot be asked in time is not warm: slower at first, and nothing else.
        }
    }

    private static async ValueTask AskAsync(HttpClient http, CancellationToken stop)
    {
        using var list = await http.GetAsync("api/workflows?top=1", stop);
        using var content = new StringContent(NoStart, new MediaTypeHeaderValue("application/json"));
        using var start = await http.PostAsync("api/workflows", content, stop);
        using var one = await http.GetAsync("api/workflows/none", stop);
    }

    /// <summary>A server that listens at all addresses listens at this one.</summary>
    private static Uri LocalAddress(string url) =>
        new(url.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal));
}
