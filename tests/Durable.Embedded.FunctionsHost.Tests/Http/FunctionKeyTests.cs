using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

public sealed class FunctionKeyTests
{
    private const string Key = "k&y of the host";

    [Fact]
    public void Build_BeyondLoopbackWithoutKey_RefusesToStart()
    {
        using var folder = new TempFolder();
        var builder = FunctionsHostBuilder
            .Create()
            .AddFunctions(typeof(Functions))
            .UseHub(folder.File("hub.db"))
            .UseUrls("http://0.0.0.0:0");

        Assert.Throws<FunctionKeyMissingException>(builder.Build);
        Assert.False(File.Exists(folder.File("hub.db")));
    }

    [Theory]
    [InlineData("api/guarded", HttpStatusCode.Unauthorized)]
    [InlineData("api/open", HttpStatusCode.OK)]
    [InlineData("runtime/webhooks/durabletask/instances", HttpStatusCode.Unauthorized)]
    [InlineData("runtime/webhooks/durabletask/nothing", HttpStatusCode.Unauthorized)]
    public async Task Request_WithoutTheKey_ReachesWhatIsAnonymousOnly(string path, HttpStatusCode status)
    {
        await using var host = await StartAsync(builder => builder.UseFunctionKey(Key));

        var response = await host.Http.GetAsync(path, TestHost.Cancellation);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("api/guarded")]
    [InlineData("runtime/webhooks/durabletask/instances")]
    public async Task Request_WithTheKey_IsServed(string path)
    {
        await using var host = await StartAsync(builder => builder.UseFunctionKey(Key));
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "x-functions-key", Key } } };

        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request, TestHost.Cancellation)).StatusCode);
        var withCode = await host.Http.GetAsync($"{path}?code={Uri.EscapeDataString(Key)}", TestHost.Cancellation);
        Assert.Equal(HttpStatusCode.OK, withCode.StatusCode);
    }

    [Fact]
    public async Task Key_OfTheSetting_Counts()
    {
        await using var host = await StartAsync(builder => builder.Configuration["FunctionsHost:Key"] = Key);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("api/guarded?code=x", TestHost.Cancellation)).StatusCode);
        Assert.Equal("guarded", await host.Http.GetStringAsync($"api/guarded?code={Uri.EscapeDataString(Key)}", TestHost.Cancellation));
    }

    [Fact]
    public async Task Request_WithTheKeyInItsQuery_IsNotLogged()
    {
        using var log = new LogLines();
        await using var host = await StartAsync(builder =>
        {
            builder.UseFunctionKey("secret").Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        });

        Assert.Equal("guarded", await host.Http.GetStringAsync("api/guarded?code=secret", TestHost.Cancellation));
        await host.Host.StopAsync(TestHost.Cancellation);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    /// <summary>As a host that listens beyond loopback guards itself, but at a loopback address.</summary>
    private static Task<TestHost> StartAsync(Action<FunctionsHostBuilder> configure) =>
        TestHost.StartAsync<Functions>(builder =>
        {
            builder.UseUrls("http://127.0.0.1:0").RequireFunctionKey();
            configure(builder);
        });

    private sealed class Functions
    {
        [Function("Guarded")]
        public static string Guarded([HttpTrigger(AuthorizationLevel.Function, "get", Route = "guarded")] HttpRequest request) =>
            request.Method is "GET" ? "guarded" : "";

        [Function("Open")]
        public static string Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "open")] HttpRequest request) =>
            request.Method is "GET" ? "open" : "";
    }
}
