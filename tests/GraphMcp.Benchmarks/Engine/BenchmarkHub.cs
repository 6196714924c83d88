using Durable.Embedded;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>A hub on disk in a folder of its own.</summary>
internal sealed class BenchmarkHub : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable-benchmark-");
    private readonly HubDurability _durability;
    private EmbeddedHub? _hub;

    private BenchmarkHub(HubDurability durability) => _durability = durability;

    public string Path => System.IO.Path.Combine(_folder.FullName, "hub.db");

    public DurableTaskClient Client => _hub!.Client;

    public static async Task<BenchmarkHub> StartAsync(HubDurability durability, EngineTasks tasks, bool runs = true)
    {
        var hub = new BenchmarkHub(durability);
        await hub.OpenAsync(tasks, runs);
        return hub;
    }

    /// <summary>Opens the hub, and starts it if it is to run.</summary>
    public async Task OpenAsync(EngineTasks tasks, bool runs = true)
    {
        _hub = await EmbeddedHub.OpenAsync(new EmbeddedHubOptions { Path = Path, Durability = _durability }, tasks.Registry());
        if (runs)
        {
            await _hub.StartAsync();
        }
    }

    /// <summary>Closes the hub; its file stays.</summary>
    public async Task CloseAsync()
    {
        if (_hub is { } hub)
        {
            _hub = null;
            await hub.DisposeAsync();
        }
    }

    /// <summary>Runs one instance to its end.</summary>
    public async Task RunAsync(string orchestrator, int count)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, count);
        await RequireEndAsync(id, count);
    }

    /// <summary>Starts instances all at once and waits until all have ended.</summary>
    public async Task RunAllAsync(int instances, string orchestrator, int count)
    {
        var ids = await Task.WhenAll(
            Enumerable.Range(0, instances).Select(_ => Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, count))
        );
        await Task.WhenAll(ids.Select(id => RequireEndAsync(id, count)));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }

    private async Task RequireEndAsync(string id, int count)
    {
        var done = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        if (done.RuntimeStatus != OrchestrationRuntimeStatus.Completed || done.ReadOutputAs<int>() != count)
        {
            throw new InvalidOperationException($"The instance failed: {done}");
        }
    }
}
