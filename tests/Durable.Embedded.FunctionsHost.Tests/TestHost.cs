using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.Tests;

/// <summary>A started host on a hub in a folder of its own, which goes with it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly TempFolder _folder;

    private TestHost(TempFolder folder, EmbeddedFunctionsHost host)
    {
        _folder = folder;
        Host = host;
        Http = new HttpClient { BaseAddress = host.Urls.Select(url => new Uri(url)).FirstOrDefault() };
    }

    public EmbeddedFunctionsHost Host { get; }

    public DurableTaskClient Client => Host.DurableClient;

    public HttpClient Http { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs the functions of a class.</summary>
    public static Task<TestHost> StartAsync<TFunctions>(Action<FunctionsHostBuilder>? configure = null) =>
        StartAsync(typeof(TFunctions), configure);

    public static async Task<TestHost> StartAsync(Type functions, Action<FunctionsHostBuilder>? configure = null)
    {
        var folder = new TempFolder();
        var builder = FunctionsHostBuilder.Create().AddFunctions(functions).UseHub(folder.File("hub.db"));
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return new TestHost(folder, host);
    }

    /// <summary>Runs an orchestration to its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(TaskName orchestrator, object? input = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, Cancellation);
        return await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, Cancellation);
    }

    /// <summary>Runs an orchestration to its end and reads what it returns.</summary>
    public async Task<T?> RunAsync<T>(TaskName orchestrator, object? input = null)
    {
        var ended = await RunAsync(orchestrator, input);
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.ToString());
        return ended.ReadOutputAs<T>();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
