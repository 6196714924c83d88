using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>Stands before a storage service on this machine, and lets a part of the calls fail in every way that a network has.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    // What stands between two neighbours only, or is written anew by who forwards.
    private static readonly string[] NotForwarded = ["Host", "Connection", "Transfer-Encoding", "Content-Length", "Keep-Alive"];

    private readonly WebApplication _server;
    private readonly HttpClient _service;
    private readonly Uri _target;
    private readonly Func<StorageFault> _next;
    private readonly ConcurrentDictionary<StorageFault, int> _faults = [];

    private FaultyProxy(WebApplication server, Uri target, Func<StorageFault> next)
    {
        (_server, _target, _next) = (server, target, next);
        _service = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    }

    /// <summary>Gets the address that stands for the service's.</summary>
    public string Url => _server.Urls.Single();

    /// <summary>Gets how many calls had which fate.</summary>
    public IReadOnlyDictionary<StorageFault, int> Faults => _faults;

    /// <summary>Starts a proxy.</summary>
    /// <param name="target">The service, without a path.</param>
    /// <param name="next">Says what happens to the next call; called by many at once.</param>
    public static async Task<FaultyProxy> StartAsync(Uri target, Func<StorageFault> next)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var server = builder.Build();
        var proxy = new FaultyProxy(server, target, next);
        server.Run(proxy.AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    /// <summary>Says the fate of each call by chance, the same for the same seed and order of calls.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="share">How many of a hundred calls fail, a quarter of them in each way.</param>
    public static Func<StorageFault> ByChance(int seed, int share)
    {
        var random = new Random(seed);
        var guard = new Lock();
        return () =>
        {
            lock (guard)
            {
                return random.Next(100) < share ? (StorageFault)random.Next(1, 5) : StorageFault.None;
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _service.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var fate = _next();
        _faults.AddOrUpdate(fate, 1, static (_, count) => count + 1);
        switch (fate)
        {
            case StorageFault.Busy:
                Refuse(context, StatusCodes.Status503ServiceUnavailable, "ServerBusy");
                break;
            case StorageFault.TimedOut:
                Refuse(context, StatusCodes.Status500InternalServerError, "OperationTimedOut");
                break;
            case StorageFault.NotSent:
                context.Abort();
                break;
            default:
                await ForwardAsync(context, fate);
                break;
        }
    }

    private static void Refuse(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
    }

    private async Task ForwardAsync(HttpContext context, StorageFault fate)
    {
        try
        {
            using var request = RequestOf(context);
            using var answer = await _service.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            if (fate == StorageFault.AnswerLost)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            {
                if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
                {
                    context.Response.Headers[name] = values.ToArray();
                }
            }

            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The service is down, or the caller has gone: the caller sees a broken connection.
            context.Abort();
        }
    }

    private HttpRequestMessage RequestOf(HttpContext context)
    {
        // Byte for byte: the caller has signed the path.
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var uri = new Uri(
            _target.GetLeftPart(UriPartial.Authority) + raw,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), uri);
        if (context.Request.ContentLength is { } length)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentLength = length;
        }

        foreach (
            var (name, values) in context.Request.Headers.Where(header =>
                !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
            )
        )
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }
}
