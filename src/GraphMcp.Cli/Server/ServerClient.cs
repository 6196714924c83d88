using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMcp.Cli.Commands;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Cli.Server;

/// <summary>Speaks to a running server over its routes.</summary>
internal sealed class ServerClient : IDisposable
{
    private const string KeyHeader = "x-functions-key";
    private readonly ServerAddress _address;
    private readonly HttpClient _http;

    public ServerClient(ServerAddress address)
    {
        _address = address;
        // A redirect could lead the key to somebody else.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        _http = new HttpClient(handler) { BaseAddress = address.Url };
        if (address.Key is not null && !_http.DefaultRequestHeaders.TryAddWithoutValidation(KeyHeader, address.Key))
        {
            throw new ServerException(ExitCodes.Unauthorized, "the key cannot be sent: it has characters that no header may have");
        }
    }

    /// <summary>Returns what a route shows.</summary>
    /// <exception cref="ServerException">The server does not answer, or answers with a problem.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, path, body: null, cancellationToken);

    /// <summary>Asks a route to do something.</summary>
    /// <exception cref="ServerException">The server does not answer, or answers with a problem.</exception>
    public async Task<JsonElement> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        CancellationToken cancellationToken = default
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: WorkflowJson.Compact);
        }

        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Returns the events of a stream until it ends or breaks.</summary>
    /// <exception cref="ServerException">The server does not answer, or answers with a problem.</exception>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(
        string path,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        using var response = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var items = SseParser.Create(content).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(items))
        {
            yield return items.Current;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        HttpCompletionOption completion,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await _http.SendAsync(request, completion, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw await ServerProblem.OfAsync(response, _address, cancellationToken);
            }
        }
        catch (Exception error) when (error is HttpRequestException || IsTimeout(error, cancellationToken))
        {
            throw ServerProblem.Unreachable(_address, error);
        }
    }

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return response.StatusCode == HttpStatusCode.NoContent
                ? default
                : await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (JsonException error)
        {
            throw ServerProblem.NotOurs(_address, error);
        }
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<SseItem<string>> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            return false;
        }
    }

    private static bool IsTimeout(Exception error, CancellationToken cancellationToken) =>
        error is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
