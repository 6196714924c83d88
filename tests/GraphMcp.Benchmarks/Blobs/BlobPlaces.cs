using System.Text.Json;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Functions;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Benchmarks.Blobs;

/// <summary>Runs scans in this process, whose memory is looked at, each on a hub of its own.</summary>
/// <param name="connection">The connection string of the blob service.</param>
/// <param name="folder">Where hubs, and results that go to a disk, lie.</param>
internal sealed class BlobPlaces(string connection, string folder)
{
    public const string Database = "postgres_air";

    // A run that has paused itself would wait for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a scan to its written report, and returns how many files it processed.</summary>
    /// <param name="source">The source's URI.</param>
    /// <param name="name">The run's, for its hub and its results.</param>
    /// <param name="inBlobs">Whether workspace and results are blobs.</param>
    public async Task<int> RunAsync(string source, string name, bool inBlobs)
    {
        var run = Path.Combine(folder, $"{name}-{(inBlobs ? "blobs" : "disk")}");
        Directory.CreateDirectory(run);
        var builder = FunctionsHostBuilder.Create().AddFunctions(typeof(HealthFunctions).Assembly).UseHub(Path.Combine(run, "hub.db"));
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Azurite"] = connection,
                ["Workflows:Workspace"] = inBlobs ? $"azurite:workspace/{name}" : Path.Combine(run, "workspace"),
                ["Workflows:Output"] = inBlobs ? $"azurite:results/{name}" : Path.Combine(run, "results"),
            }
        );
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole());
        builder.Services.AddGraphMcpFunctions(builder.Configuration);
        await using var host = builder.Build();
        await host.StartAsync();
        var manager = host.Services.GetRequiredService<IWorkflowManagerFactory>().Create(host.DurableClient);
        var id = await manager.StartWorkflowAsync(
            new WorkflowRequest
            {
                Template = "reference-scan",
                Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["database"] = JsonSerializer.SerializeToElement(Database),
                },
                Source = new SourceRequest { Uri = source },
            }
        );
        using var patience = new CancellationTokenSource(Patience);
        await host.DurableClient.WaitForInstanceCompletionAsync(id, patience.Token);
        var status = await manager.GetStatusAsync(id);
        return status.State == WorkflowRunState.Succeeded
            ? (int)status.Progress.FilesPlanned
            : throw new InvalidOperationException($"The run '{name}' ended as {status.State}.");
    }
}
