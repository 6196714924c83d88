using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azurite.Testing;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests.Blobs;

/// <summary>The function app with a container each as source, workspace and output, whose every call passes a handler; and a folder with the same tree.</summary>
internal sealed class BlobApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly BlobServiceClient _service;

    private BlobApp(string connection, FaultHandler calls)
    {
        (_service, Calls) = (new BlobServiceClient(connection), calls);
        Sources = _service.GetBlobContainerClient($"sources-{_name}");
        Results = _service.GetBlobContainerClient($"results-{_name}");
    }

    public FunctionsApp App { get; private set; } = null!;

    public FaultHandler Calls { get; }

    public BlobContainerClient Sources { get; }

    public BlobContainerClient Results { get; }

    /// <summary>Gets the calls that read the content of a blob of the source.</summary>
    public IEnumerable<string> Reads =>
        Calls
            .Calls.Where(call => call.Method == HttpMethod.Get && !IsListing(call.Url) && IsOfSource(call.Url))
            .Select(call => Uri.UnescapeDataString(call.Url.AbsolutePath).Split("/tree/")[1]);

    /// <summary>Gets the calls that list the source.</summary>
    public int Listings =>
        Calls.Calls.Count(call => IsOfSource(call.Url) && call.Url.Query.Contains("comp=list", StringComparison.Ordinal));

    /// <summary>Gets the calls that ask for a blob of the source without reading it.</summary>
    public int Looks => Calls.Calls.Count(call => IsOfSource(call.Url) && call.Method == HttpMethod.Head && !IsListing(call.Url));

    public static async Task<BlobApp> StartAsync(BlobServer server, IReadOnlyDictionary<string, string> files, FaultHandler? calls = null)
    {
        var app = new BlobApp(server.ConnectionString, calls ?? new FaultHandler());
        await app.Sources.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        app.App = await FunctionsApp.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Azurite"] = server.ConnectionString },
            (services, _) => app.Configure(services)
        );
        foreach (var (path, content) in files)
        {
            app.App.Write(path, content);
        }

        await Parallel.ForEachAsync(
            files,
            TestContext.Current.CancellationToken,
            async (file, stop) => await app.Blob(file.Key).UploadAsync(BinaryData.FromString(file.Value), overwrite: true, stop)
        );
        return app;
    }

    public BlobClient Blob(string path) => Sources.GetBlobClient($"tree/{path}");

    public static bool IsRead(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && !IsListing(request.RequestUri!) && IsOfSource(request.RequestUri!);

    /// <summary>Starts a run over the folder, or over the blobs with results in blobs.</summary>
    public Task<string> StartRunAsync(string id, bool overBlobs, bool apply = false, int maxFiles = 20) =>
        App.Manager.StartWorkflowAsync(
            new WorkflowRequest
            {
                Id = id,
                Template = "decommission",
                Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["database"] = JsonSerializer.SerializeToElement(BlobTree.Database),
                },
                Source = new SourceRequest { Uri = overBlobs ? $"azurite:{Sources.Name}/tree" : App.Source },
                Output = overBlobs ? null : App.PathOf("out-folder"),
                Apply = apply,
                Batches = new BatchPolicyRequest { MaxFiles = maxFiles },
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Waits until a run has come to a state; whoever waits for one that it never reaches is told the other.</summary>
    public async Task<WorkflowStatus> UntilAsync(string id, WorkflowRunState state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var status = await App.Manager.GetStatusAsync(id, patience.Token);
            if (status.State == state)
            {
                return status;
            }

            Assert.False(status.State.IsFinal(), $"The run ended as {status.State}: {status.Failure}");
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Returns a report of the output container without what is another in every run.</summary>
    public async Task<(string Report, string Patch)> ResultsAsync(string id) =>
        (Normalized(await ReadAsync($"{id}/report.json")), await ReadAsync($"{id}/changes.patch"));

    /// <summary>Returns the folder run's.</summary>
    public (string Report, string Patch) FolderResults() =>
        (Normalized(App.Read("out-folder/report.json")), App.Read("out-folder/changes.patch"));

    /// <summary>Returns what a file of the folder holds now.</summary>
    public string ReadFile(string path) => App.Read($"source/{path}");

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private static string Normalized(string report)
    {
        using var parsed = JsonDocument.Parse(report);
        foreach (var name in new[] { "workflowId", "startedAt", "finishedAt" })
        {
            report = report.Replace($"\"{parsed.RootElement.GetProperty(name)}\"", "\"-\"", StringComparison.Ordinal);
        }

        return report;
    }

    private async Task<string> ReadAsync(string name) =>
        (await Results.GetBlobClient(name).DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToString();

    private static bool IsOfSource(Uri url) => url.AbsolutePath.Contains("/sources-", StringComparison.Ordinal);

    private static bool IsListing(Uri url) => url.Query.Contains("restype=container", StringComparison.Ordinal);

    private void Configure(IServiceCollection services)
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(Calls, disposeHandler: false)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxRetries = 5;
        services.AddSingleton(options);
        services.Configure<WorkflowOptions>(workflows =>
        {
            workflows.Workspace = $"azurite:workspace-{_name}";
            workflows.Output = $"azurite:{Results.Name}";
            workflows.Retry = new(MaxAttempts: 5, FirstDelayMs: 1, MaxDelayMs: 10);
        });
    }
}
