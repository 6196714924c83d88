using System.Collections.Concurrent;
using System.Text.Json;
using GraphMcp.Workflows.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Tests.Webhooks;

/// <summary>A server on this machine that takes pushed events, or refuses them at first.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication server;

    private WebhookReceiver(WebApplication server) => this.server = server;

    /// <summary>Gets or sets how many more pushes are refused.</summary>
    public int Failures { get; set; }

    public ConcurrentQueue<Push> Received { get; } = [];

    public string Url => $"{server.Urls.Single()}/hook";

    public static async Task<WebhookReceiver> StartAsync(int failures = 0)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build()) { Failures = failures };
        receiver.server.MapPost("/hook", receiver.TakeAsync);
        await receiver.server.StartAsync();
        return receiver;
    }

    /// <summary>Waits until an event of a type was taken; returns all that were.</summary>
    public async Task<IReadOnlyList<Push>> UntilAsync(string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!Received.Any(push => push.Event.GetProperty("type").GetString() == type))
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }

        return [.. Received];
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (Failures > 0)
        {
            Failures--;
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var signature = http.Request.Headers[WebhookSignature.Header].FirstOrDefault();
        using var parsed = JsonDocument.Parse(body.ToArray());
        Received.Enqueue(new Push(http.Request.ContentType!, signature, body.ToArray(), parsed.RootElement.Clone()));
    }

    /// <summary>A push as it was taken.</summary>
    internal sealed record Push(string ContentType, string? Signature, byte[] Body, JsonElement Event);
}
