using System.Globalization;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Functions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Benchmarks.Trigger;

/// <summary>The app in this process, with an inbox; it tells when a request's workflow was started.</summary>
internal sealed class TriggerHost : IAsyncDisposable
{
    // What has not started by then never will.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly EmbeddedFunctionsHost _host;

    private TriggerHost(EmbeddedFunctionsHost host) => _host = host;

    public static async Task<TriggerHost> StartAsync(TriggerPlace place, string folder)
    {
        Directory.CreateDirectory(folder);
        var builder = FunctionsHostBuilder.Create().AddFunctions(typeof(HealthFunctions).Assembly).UseHub(Path.Combine(folder, "hub.db"));
        builder.Configuration.AddInMemoryCollection([
            KeyValuePair.Create("Workflows:Workspace", (string?)Path.Combine(folder, "workspace")),
            KeyValuePair.Create("Workflows:Output", (string?)Path.Combine(folder, "results")),
        ]);
        place.AddTo(builder);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole());
        builder.Services.AddGraphMcpFunctions(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return new TriggerHost(host);
    }

    /// <summary>Waits until the workflow of a request is there, and returns when it was made.</summary>
    public async Task<DateTimeOffset> StartOfAsync(string name) =>
        (await WaitAsync($"{name[(name.LastIndexOf('/') + 1)..]}-", 1)).Single().CreatedAt;

    /// <summary>Waits until as many workflows as that are there, and returns when the last was made.</summary>
    public async Task<DateTimeOffset> StartOfLastAsync(string prefix, int count) =>
        (await WaitAsync(prefix, count)).Max(instance => instance.CreatedAt);

    /// <summary>Waits until a workflow has ended, so that it does not run beside what is measured next.</summary>
    public async Task WaitForEndAsync(string name)
    {
        var instance = (await WaitAsync($"{name[(name.LastIndexOf('/') + 1)..]}-", 1)).Single();
        using var patience = new CancellationTokenSource(Patience);
        await _host.DurableClient.WaitForInstanceCompletionAsync(instance.InstanceId, patience.Token);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<List<OrchestrationMetadata>> WaitAsync(string prefix, int count)
    {
        var query = new OrchestrationQuery { InstanceIdPrefix = prefix, PageSize = 1_000 };
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            // Children have their parent's id as the beginning of theirs.
            var found = await _host
                .DurableClient.GetAllInstancesAsync(query)
                .Where(instance => instance.Name == "WorkflowOrchestrator")
                .ToListAsync();
            if (found.Count >= count)
            {
                return found;
            }

            await Task.Delay(count == 1 ? Look : Look * 40, CancellationToken.None);
        }

        throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{prefix}: not all of {count} were started."));
    }
}
