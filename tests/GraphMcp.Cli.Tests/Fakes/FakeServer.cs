using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GraphMcp.Cli.Tests.Fakes;

/// <summary>A server that answers what a test tells it to, and writes down what it was asked.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _answers = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public ConcurrentQueue<Asked> Requests { get; } = [];

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Sets what a request is answered; of several answers each comes once, and the last one stays.</summary>
    public void On(string request, string body, int status = 200, string type = "application/json") =>
        _answers.GetOrAdd(request, _ => []).Enqueue(new Answer(status, type, body));

    public void OnProblem(string request, int status, string detail) =>
        On(request, $$"""{"title": "t", "status": {{status}}, "detail": "{{detail}}", "code": "c"}""", status, "application/problem+json");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var what = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}";
        Requests.Enqueue(
            new Asked(
                what,
                await reader.ReadToEndAsync(),
                http.Request.Headers["x-functions-key"].ToString(),
                http.Request.Headers["Last-Event-ID"].ToString()
            )
        );
        var answers = _answers.GetValueOrDefault(what) ?? new([new Answer(404, "text/plain", "")]);
        var answer = answers.Count > 1 && answers.TryDequeue(out var next) ? next : answers.First();
        (http.Response.StatusCode, http.Response.ContentType) = (answer.Status, answer.Type);
        await http.Response.WriteAsync(answer.Body);
    }

    internal sealed record Asked(string What, string Body, string Key, string LastEventId);

    private sealed record Answer(int Status, string Type, string Body);
}
