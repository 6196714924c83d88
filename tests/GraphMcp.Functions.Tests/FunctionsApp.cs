using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Durable.Embedded.FunctionsHost;
using Durable.Embedded.Receipts;
using GraphMcp.Workflows.Management;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests;

/// <summary>The function app on the embedded host, with a server on a free port and folders of its own.</summary>
internal sealed class FunctionsApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly bool StrictAzureFloor = Environment.GetEnvironmentVariable("GRAPHMCP_STRICT_AZURE_FLOOR") == "1";
    private readonly DirectoryInfo root;
    private readonly EmbeddedFunctionsHost app;

    private FunctionsApp(DirectoryInfo root, EmbeddedFunctionsHost app)
    {
        (this.root, this.app) = (root, app);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public DurableTaskClient Client => app.DurableClient;

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<Receipt> Receipts => app.Receipts.Read();

    public string Root => root.FullName;

    public string Source => Path.Combine(root.FullName, "source");

    public IWorkflowManager Manager => app.Services.GetRequiredService<IWorkflowManagerFactory>().Create(app.DurableClient);

    public static async Task<FunctionsApp> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection, string>? configure = null,
        Action<FunctionsHostBuilder, DirectoryInfo>? configureHost = null
    )
    {
        var folder = Directory.CreateTempSubdirectory("graphmcp-functions-");
        folder.CreateSubdirectory("source");
        var builder = FunctionsHostBuilder
            .Create()
            .AddFunctions(typeof(HealthFunctions).Assembly)
            .UseHub(Path.Combine(folder.FullName, "hub.db"), options => options with { StrictAzureFloor = StrictAzureFloor })
            .UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddGraphMcpFunctions(builder.Configuration);
        builder.Services.Configure<WorkflowOptions>(options =>
        {
            options.Workspace = Path.Combine(folder.FullName, "workspace");
            options.Output = Path.Combine(folder.FullName, "out");
        });
        configure?.Invoke(builder.Services, Path.Combine(folder.FullName, "source"));
        configureHost?.Invoke(builder, folder);
        var host = builder.Build();
        await host.StartAsync();
        return new FunctionsApp(folder, host);
    }

    public void Write(string path, string content)
    {
        var file = Path.Combine(Source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public string PathOf(string path) => Path.Combine(root.FullName, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Delete(string path) => File.Delete(PathOf(path));

    public Task FinishAsync(string id) => app.DurableClient.WaitForInstanceCompletionAsync(id).WaitAsync(Patience);

    public Task<HttpResponseMessage> PostAsync(string path, string? body = null) =>
        Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body ?? "", Encoding.UTF8, "application/json"));

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    /// <summary>Runs an inventory over HTTP and returns its id.</summary>
    public Task<string> RunInventoryAsync(string? id = null, object? labels = null, int maxFiles = 200) =>
        RunAsync("inventory", id, labels, maxFiles);

    /// <summary>Runs a template without parameters over HTTP and returns the workflow's id.</summary>
    public async Task<string> RunAsync(string template, string? asked = null, object? labels = null, int maxFiles = 200)
    {
        var body = JsonSerializer.Serialize(
            new
            {
                id = asked,
                template,
                source = new { uri = Source },
                labels,
                batches = new { maxFiles },
            }
        );
        using var answer = await PostAsync("/api/workflows", body);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.DurableClient.WaitForInstanceCompletionAsync(id).WaitAsync(Patience);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        root.Delete(recursive: true);
    }
}
