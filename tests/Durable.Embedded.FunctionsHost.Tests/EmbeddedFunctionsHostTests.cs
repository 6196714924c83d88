using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Tests;

public sealed class EmbeddedFunctionsHostTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_WithoutUrls_StartsNoServer()
    {
        await using var host = await StartAsync(new Work());

        Assert.Empty(host.Urls);
        Assert.Null(host.Services.GetService<IServer>());
    }

    [Fact]
    public async Task StartAsync_PortZero_TellsTheRealPort()
    {
        await using var host = await StartAsync(new Work(), builder => builder.UseUrls("http://127.0.0.1:0"));

        Assert.NotEqual(0, new Uri(Assert.Single(host.Urls)).Port);
    }

    [Fact]
    public async Task StartAsync_BlobTriggersWithoutAConnection_IsAWarningThatNamesTheFunction()
    {
        var logs = new LogLines();

        await using var host = await StartAsync(
            new Work(),
            builder =>
            {
                builder.UseBlobTriggers();
                builder.Services.AddLogging(logging => logging.AddProvider(logs));
            }
        );

        Assert.Equal(
            "Warning: No setting 'AzureWebJobsStorage' (a connection string) or 'AzureWebJobsStorage__blobServiceUri' is there: blobs do not start Lands.",
            Assert.Single(logs.Lines, line => line.Contains("blob", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task StartAsync_HostedServicesOfTheApp_RunWithTheHost()
    {
        var service = new Background();
        var host = await StartAsync(new Work(), builder => builder.Services.AddSingleton<IHostedService>(service));
        Assert.True(service.Runs);

        await host.DisposeAsync();

        Assert.False(service.Runs);
    }

    [Fact]
    public async Task StartAsync_Twice_Throws()
    {
        await using var host = await StartAsync(new Work());

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestHost.Cancellation));
    }

    [Fact]
    public async Task DisposeAsync_StoppedAndDisposedTwice_IsContent()
    {
        var host = await StartAsync(new Work(), builder => builder.UseUrls("http://127.0.0.1:0"));

        await host.StopAsync(TestHost.Cancellation);
        await host.StopAsync(TestHost.Cancellation);
        await host.DisposeAsync();
        await host.DisposeAsync();

        await using var next = await StartAsync(new Work());
        Assert.NotNull(next.DurableClient);
    }

    [Fact]
    public async Task DurableClient_BeforeTheStart_Throws()
    {
        await using var host = Builder(new Work()).Build();

        Assert.Throws<InvalidOperationException>(() => host.DurableClient);
    }

    [Fact]
    public async Task OpenAsync_NotStarted_AnswersAndRunsNothing()
    {
        await using var host = Builder(new Work()).Build();
        await host.OpenAsync(TestHost.Cancellation);

        var id = await host.DurableClient.ScheduleNewOrchestrationInstanceAsync("Works", TestHost.Cancellation);

        var instance = await host.DurableClient.GetInstanceAsync(id, TestHost.Cancellation);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, instance!.RuntimeStatus);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.OpenAsync(TestHost.Cancellation));
    }

    [Fact]
    public async Task StartAsync_AfterOpen_GoesOnWithWhatIsInTheHub()
    {
        var work = new Work();
        work.Release();
        await using var host = Builder(work).Build();
        await host.OpenAsync(TestHost.Cancellation);
        var id = await host.DurableClient.ScheduleNewOrchestrationInstanceAsync("Works", TestHost.Cancellation);

        await host.StartAsync(TestHost.Cancellation);

        var ended = await host.DurableClient.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);
        Assert.Equal("attempt 1", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task StopAsync_RunningActivity_IsCancelledAndRunsAgainAtTheNextStart()
    {
        var work = new Work();
        string id;
        await using (var host = await StartAsync(work))
        {
            id = await host.DurableClient.ScheduleNewOrchestrationInstanceAsync("Works", TestHost.Cancellation);
            await work.Begun.Task;
            await host.StopAsync(TestHost.Cancellation);
        }

        work.Release();
        await using var next = await StartAsync(work);
        var ended = await next.DurableClient.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);

        Assert.Equal("attempt 2", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task UseHub_Options_AreTheAppsUnlessChanged()
    {
        var seen = new List<EmbeddedHubOptions>();

        await using var host = FunctionsHostBuilder
            .Create()
            .UseHub(
                _folder.File("other.db"),
                options =>
                {
                    seen.Add(options);
                    return options with { MaxConcurrentActivities = 1 };
                }
            )
            .Build();

        Assert.Same(host.Services.GetRequiredService<ILoggerFactory>(), Assert.Single(seen).LoggerFactory);
        Assert.Equal("\"a\"", seen[0].DataConverter.Serialize("a"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", true)]
    public async Task StrictAzureFloor_AsASetting_IsAnOptionOfTheHub(string? setting, bool expected)
    {
        var seen = new List<EmbeddedHubOptions>();
        var builder = FunctionsHostBuilder.Create();
        builder.Configuration[FunctionsHostBuilder.StrictAzureFloorSetting] = setting;

        await using var host = builder
            .UseHub(
                _folder.File("other.db"),
                options =>
                {
                    seen.Add(options);
                    return options;
                }
            )
            .Build();

        Assert.Equal(expected, Assert.Single(seen).StrictAzureFloor);
    }

    [Fact]
    public async Task Configuration_OfTheBuilder_IsTheApps()
    {
        await using var host = await StartAsync(new Work(), builder => builder.Configuration["Workflows:Workspace"] = "here");

        Assert.Equal("here", host.Services.GetRequiredService<IConfiguration>()["Workflows:Workspace"]);
    }

    [Fact]
    public async Task StrictAzureFloor_OfTheHub_RestrictsTheClientOfFunctionsAndNotTheHosts()
    {
        await using var host = await StartAsync(
            new Work(),
            builder =>
                builder.UseUrls("http://127.0.0.1:0").UseHub(_folder.File("hub.db"), options => options with { StrictAzureFloor = true })
        );
        var id = await host.DurableClient.ScheduleNewOrchestrationInstanceAsync("AsksForHistory", TestHost.Cancellation);
        var ended = await host.ManagementClient.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };

        var shown = await http.GetStringAsync($"runtime/webhooks/durabletask/instances/{id}?showHistory=true", TestHost.Cancellation);

        Assert.Equal(nameof(NotSupportedException), ended.ReadOutputAs<string>());
        Assert.Contains("ExecutionCompleted", shown, StringComparison.Ordinal);
        Assert.NotEmpty(await host.ManagementClient.GetOrchestrationHistoryAsync(id, TestHost.Cancellation));
    }

    private FunctionsHostBuilder Builder(Work work)
    {
        var builder = FunctionsHostBuilder.Create().AddFunctions(typeof(Functions)).UseHub(_folder.File("hub.db"));
        builder.Services.AddSingleton(work);
        return builder;
    }

    private async Task<EmbeddedFunctionsHost> StartAsync(Work work, Action<FunctionsHostBuilder>? configure = null)
    {
        var builder = Builder(work);
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync(TestHost.Cancellation);
        return host;
    }

    private sealed class Work
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _attempts;

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _released.TrySetResult();

        public async Task<string> DoAsync(CancellationToken cancellation)
        {
            var attempt = Interlocked.Increment(ref _attempts);
            Begun.TrySetResult();
            await _released.Task.WaitAsync(cancellation);
            return $"attempt {attempt}";
        }
    }

    private sealed class Functions(Work work)
    {
        [Function("Works")]
        public static Task<string> Works([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("Do");

        [Function("Do")]
        public Task<string> Do([ActivityTrigger] string? input, CancellationToken cancellation) =>
            input is null ? work.DoAsync(cancellation) : Task.FromResult(input);

        [Function("AsksForHistory")]
        public static Task<string> AsksForHistory([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("History", context.InstanceId);

        [Function("History")]
        public static async Task<string> History([ActivityTrigger] string id, [DurableClient] DurableTaskClient client) =>
            (await Record.ExceptionAsync(() => client.GetOrchestrationHistoryAsync(id)))?.GetType().Name ?? "none";

        [Function("Lands")]
        public static void Lands([BlobTrigger("in/{name}")] Stream blob, string name) => Assert.NotNull(blob ?? (object)name);

        [Function("Web")]
        public static string Web([HttpTrigger] HttpRequest request) => request.Method;
    }

    private sealed class Background : IHostedService
    {
        public bool Runs { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Runs = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Runs = false;
            return Task.CompletedTask;
        }
    }
}
