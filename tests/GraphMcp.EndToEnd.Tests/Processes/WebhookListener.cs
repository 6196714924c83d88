using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphMcp.EndToEnd.Tests.Processes;

/// <summary>A server on this machine that takes the events that <see cref="Takes"/> says it takes.</summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Workflow, string Type)> _taken = [];

    private WebhookListener(WebApplication server) => _server = server;

    /// <summary>Gets or sets whether an event of a workflow and a type is taken; the number is how often one of the type was pushed before.</summary>
    public Func<string, string, int, bool> Takes { get; set; } = (_, _, _) => true;

    public string Url => $"{_server.Urls.Single()}/hook";

    public IReadOnlyList<(string Workflow, string Type)> Taken => [.. _taken];

    public static async Task<WebhookListener> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new WebhookListener(builder.Build());
        var pushed = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        listener._server.MapPost("/hook", (HttpContext http) => listener.TakeAsync(http, pushed));
        await listener._server.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http, ConcurrentDictionary<string, int> pushed)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var type = body.RootElement.GetProperty("type").GetString()!;
        var workflow = body.RootElement.GetProperty("source").GetString()!;
        if (Takes(workflow, type, pushed.AddOrUpdate(type, 1, (_, before) => before + 1) - 1))
        {
            _taken.Enqueue((workflow, type));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
