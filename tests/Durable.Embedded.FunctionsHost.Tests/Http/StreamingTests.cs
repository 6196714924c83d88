using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

/// <summary>Functions whose results write for as long as somebody listens.</summary>
public sealed class StreamingTests
{
    [Theory]
    [InlineData("api/stream/result")]
    [InlineData("api/stream/action")]
    public async Task Stream_WhatIsFlushed_ArrivesWhileItGoesOn(string path)
    {
        await using var host = await StartAsync();
        var feed = host.Host.Services.GetRequiredService<Feed>();
        using var response = await host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestHost.Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestHost.Cancellation));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("data: 1", await ReadEventAsync(reader));
        feed.Next.Release();
        Assert.Equal("data: 2", await ReadEventAsync(reader));
        Assert.False(feed.Ended.Task.IsCompleted);
    }

    [Fact]
    public async Task Stream_ClientDisconnects_Ends()
    {
        await using var host = await StartAsync();
        var feed = host.Host.Services.GetRequiredService<Feed>();
        var response = await host.Http.GetAsync("api/stream/result", HttpCompletionOption.ResponseHeadersRead, TestHost.Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestHost.Cancellation));
        await ReadEventAsync(reader);

        response.Dispose();

        await feed.Ended.Task.WaitAsync(TestHost.Cancellation);
    }

    [Theory]
    [InlineData("api/stream/result")]
    [InlineData("api/stream/action")]
    public async Task Stream_HostStops_EndsAsACompleteResponse(string path)
    {
        await using var host = await StartAsync();
        var feed = host.Host.Services.GetRequiredService<Feed>();
        using var response = await host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestHost.Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestHost.Cancellation));
        await ReadEventAsync(reader);

        await host.Host.StopAsync(TestHost.Cancellation);

        await feed.Ended.Task.WaitAsync(TestHost.Cancellation);
        Assert.Equal("", await reader.ReadToEndAsync(TestHost.Cancellation));
    }

    private static Task<TestHost> StartAsync() =>
        TestHost.StartAsync<Functions>(builder =>
        {
            builder.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton<Feed>();
        });

    private static async Task<string?> ReadEventAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync(TestHost.Cancellation);
        Assert.Equal("", await reader.ReadLineAsync(TestHost.Cancellation));
        return line;
    }

    private sealed class Feed
    {
        public SemaphoreSlim Next { get; } = new(0);

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Functions(Feed feed)
    {
        [Function("Result")]
        public IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stream/result")] HttpRequest request) =>
            request.Method is "GET" ? new Events(feed) : Results.NoContent();

        [Function("Action")]
        public IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stream/action")] HttpRequest request) =>
            request.Method is "GET" ? new Events(feed) : new NoContentResult();
    }

    private sealed class Events(Feed feed) : IResult, IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "text/event-stream";
            try
            {
                for (var number = 1; ; number++)
                {
                    await httpContext.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {number}\n\n"), httpContext.RequestAborted);
                    await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
                    await feed.Next.WaitAsync(httpContext.RequestAborted);
                }
            }
            finally
            {
                feed.Ended.SetResult();
            }
        }
    }
}
