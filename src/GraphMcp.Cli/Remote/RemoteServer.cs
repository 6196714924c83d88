using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Remote;

/// <summary>A server that runs the function app: its answers as JSON, and its problems as errors of the command.</summary>
internal sealed class RemoteServer : IDisposable
{
    private const string KeyHeader = "x-functions-key";
    private readonly HttpClient http;

    public RemoteServer(Uri server, string? key)
    {
        http = new HttpClient
        {
            BaseAddress = new Uri($"{server.GetLeftPart(UriPartial.Authority)}/api/"),
            Timeout = TimeSpan.FromMinutes(5),
        };
        if (key is not null)
        {
            http.DefaultRequestHeaders.Add(KeyHeader, key);
        }
    }

    /// <summary>Sends a request and returns the answer's body.</summary>
    /// <exception cref="RemoteException">The server cannot be reached, or refuses.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await AnswerAsync(request, HttpCompletionOption.ResponseContentRead);
        var content = await answer.Content.ReadAsByteArrayAsync();
        return content.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(content);
    }

    /// <summary>Reads a stream of Server-Sent Events, the data of each; it ends when the server ends it.</summary>
    public async IAsyncEnumerable<JsonElement> StreamAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await AnswerAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync())
        {
            yield return JsonSerializer.Deserialize<JsonElement>(item.Data);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, HttpCompletionOption until)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, until);
        }
        catch (HttpRequestException error)
        {
            throw new RemoteException($"the server {http.BaseAddress!.Authority} cannot be reached: {error.Message}");
        }
        catch (TaskCanceledException)
        {
            throw new RemoteException(
                $"the server {http.BaseAddress!.Authority} did not answer within {http.Timeout.TotalMinutes:0} minutes"
            );
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw await ProblemAsync(answer);
        }
    }

    private static async Task<RemoteException> ProblemAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode is HttpStatusCode.Unauthorized)
        {
            return new RemoteException("the server asks for a key", "give it with --key, or in the variable GRAPHMCP_KEY");
        }

        var text = await answer.Content.ReadAsStringAsync();
        try
        {
            var problem = JsonSerializer.Deserialize<JsonElement>(text);
            return new RemoteException(problem.GetProperty("detail").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new RemoteException($"the server answered {(int)answer.StatusCode} {answer.ReasonPhrase}");
        }
    }
}
