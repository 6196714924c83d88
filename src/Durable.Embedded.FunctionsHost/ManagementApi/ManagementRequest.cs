using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>A request to the management API.</summary>
internal sealed class ManagementRequest(HttpContext http, DurableTaskClient client, CancellationToken cancellation)
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    public DurableTaskClient Client => client;

    public CancellationToken Cancellation => cancellation;

    public HttpRequest Http => http.Request;

    public ManagementQuery Query { get; } = new(http.Request.Query);

    public string? ContinuationToken => Http.Headers[ContinuationHeader].FirstOrDefault() is { Length: > 0 } token ? token : null;

    public bool IsJson => Http.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>A part of the path; the server leaves an escaped slash in it as it is.</summary>
    public string? Route(string name) => (Http.RouteValues[name] as string)?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public void ContinueWith(string? token)
    {
        if (token is not null)
        {
            http.Response.Headers[ContinuationHeader] = token;
        }
    }

    /// <summary>Tells a caller who waits for an instance where to ask again, and when.</summary>
    public void AskAgain(string url, int seconds)
    {
        http.Response.Headers.Location = url;
        http.Response.Headers.RetryAfter = seconds.ToString(provider: null);
    }

    public Task<string> ReadTextAsync()
    {
        var reader = new StreamReader(Http.Body, Encoding.UTF8);
        return reader.ReadToEndAsync(cancellation);
    }

    /// <summary>The body as JSON, or null where there is none.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public async Task<JsonElement?> ReadJsonAsync()
    {
        var text = await ReadTextAsync();
        return string.IsNullOrWhiteSpace(text) ? null : JsonElement.Parse(text);
    }
}
