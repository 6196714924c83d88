using System.Collections.Concurrent;
using System.Text.Json;
using Durable.Embedded;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Breakers;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Tests.Doubles;
using GraphMcp.Workflows.Verification;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Workflows on the real engine, over a source, a workspace and processors in memory.</summary>
internal sealed class WorkflowHost : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("graphmcp-workflows-").FullName;
    private readonly ServiceProvider services;
    private EmbeddedHub? hub;

    public WorkflowHost(IEnumerable<WorkflowTemplate>? templates = null)
    {
        var collection = new ServiceCollection();
        if (templates is not null)
        {
            collection.AddSingleton<ITemplateCatalog>(new TemplateCatalog(templates));
        }

        collection.AddGraphMcpWorkflows();
        collection.AddSingleton<IFileSourceProvider>(Source);
        collection.AddSingleton<IWorkspaceProvider>(Workspace);
        collection.AddSingleton<IReportBuilder>(Reports);
        Processors =
        [
            .. new[] { "inventory", "reference-scan", "decommission" }.Select(name => new OldDbProcessor(
                name,
                (file, stop) => BeforeFile(file, stop)
            )),
        ];
        foreach (var processor in Processors)
        {
            collection.AddSingleton<IFileProcessor>(processor);
        }

        collection.AddGraphMcpCircuitBreakers();
        collection.Configure<WorkflowOptions>(options => Configure(options));
        services = collection.BuildServiceProvider();
    }

    public MemorySource Source { get; } = new();

    public MemoryWorkspace Workspace { get; } = new();

    public TallyReportBuilder Reports { get; } = new();

    public IReadOnlyList<OldDbProcessor> Processors { get; }

    /// <summary>Gets or sets what happens before each file is processed.</summary>
    public Func<FileToProcess, CancellationToken, Task> BeforeFile { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets or sets what happens before each activity; it may throw.</summary>
    public Func<string, object, Task> BeforeActivity { get; set; } = (_, _) => Task.CompletedTask;

    public Action<WorkflowOptions> Configure { get; set; } =
        options => (options.Workspace, options.Output, options.Retry) = ("/workspace", "/output", new(3, 1, 1));

    /// <summary>Gets or sets how many waiting orchestrators stay in memory; 0 replays each of them in every turn.</summary>
    public int InstancesInMemory { get; set; } = 20_000;

    /// <summary>Gets the sizes of all activity inputs and outputs, in bytes.</summary>
    public ConcurrentBag<(string Activity, int Bytes)> Payloads { get; } = [];

    public ConcurrentQueue<string> Activities { get; } = [];

    /// <summary>Gets what left activities instead of a result.</summary>
    public ConcurrentQueue<(string Activity, ActivityFailedException Failure)> Failures { get; } = [];

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Gets the app's client, which the floor of Azure may restrict.</summary>
    public DurableTaskClient Client => hub!.Client;

    /// <summary>Gets what tests wait and look with where the app's client may not be able to.</summary>
    public DurableTaskClient ManagementClient => hub!.ManagementClient;

    public IWorkflowManager Manager => Get<IWorkflowManagerFactory>().Create(Client);

    /// <summary>Gets or sets whether the hub does no more than Azure does; the whole suite can be run so.</summary>
    public bool StrictAzureFloor { get; set; } = Environment.GetEnvironmentVariable("GRAPHMCP_STRICT_AZURE_FLOOR") == "1";

    public async Task<WorkflowHost> OpenAsync(bool start = true)
    {
        var options = new EmbeddedHubOptions
        {
            Path = Path.Combine(folder, "hub.db"),
            Durability = HubDurability.Normal,
            MaxConcurrentActivities = 16,
            MaxInstancesInMemory = InstancesInMemory,
            StrictAzureFloor = StrictAzureFloor,
        };
        hub = await EmbeddedHub.OpenAsync(options, Registry(), services);
        if (start)
        {
            await hub.StartAsync();
        }

        return this;
    }

    public Task StartAsync() => hub!.StartAsync();

    /// <summary>Closes the hub without waiting for anything, as a process does that ends.</summary>
    public async Task CloseAsync()
    {
        await hub!.DisposeAsync();
        hub = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }

        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void AddDelivery(DurableTaskRegistry registry)
    {
        registry.AddOrchestrator<EventDeliveryOrchestrator>();
        registry.AddActivityFunc<DeliveryInput, DeliveryResult>(
            TaskNames.DeliverEvents,
            (_, input) => Get<DeliverEventsActivity>().RunAsync(input, Client.Entities, CancellationToken.None)
        );
    }

    private DurableTaskRegistry Registry()
    {
        var registry = new DurableTaskRegistry();
        registry.AddOrchestrator<WorkflowOrchestrator>();
        registry.AddOrchestrator<ShardOrchestrator>();
        registry.AddOrchestrator<BatchOrchestrator>();
        registry.AddEntity<ProgressEntity>();
        registry.AddEntity<EventLogEntity>();
        AddDelivery(registry);
        Add<PageInput, ControlMessage>(registry, TaskNames.ReadControl, (input, stop) => Get<ReadControlActivity>().RunAsync(input, stop));
        Add<PauseRequest, ControlMessage>(
            registry,
            TaskNames.RequestPause,
            (input, stop) => Get<RequestPauseActivity>().RunAsync(input, stop)
        );
        Add<PageInput, PagePlanned>(registry, TaskNames.Plan, (input, stop) => Get<PlanActivity>().RunAsync(input, stop));
        Add<BatchInput, PlannedBatch>(
            registry,
            TaskNames.DescribeBatch,
            (input, stop) => Get<DescribeBatchActivity>().RunAsync(input, stop)
        );
        Add<BatchInput, BatchResult>(
            registry,
            TaskNames.ProcessBatch,
            (input, stop) => Get<ProcessBatchActivity>().RunAsync(input, new EntityProgressSink(Client.Entities, input.WorkflowId), stop)
        );
        Add<PageInput, ShardVerification>(registry, TaskNames.Verify, (input, stop) => Get<VerifyActivity>().RunAsync(input, stop));
        Add<PageInput, ShardApplication>(registry, TaskNames.Apply, (input, stop) => Get<ApplyActivity>().RunAsync(input, stop));
        Add<ReportInput, ReportTotals?>(registry, TaskNames.Report, (input, stop) => Get<ReportActivity>().RunAsync(input, stop));
        return registry;
    }

    private void Add<TInput, TOutput>(DurableTaskRegistry registry, string name, Func<TInput, CancellationToken, Task<TOutput>> run)
        where TInput : ActivityInput =>
        registry.AddActivityFunc<TInput, TOutput>(
            name,
            async (_, input) =>
            {
                Activities.Enqueue(name);
                Payloads.Add((name, JsonSerializer.SerializeToUtf8Bytes(input).Length));
                try
                {
                    var output = await Get<ActivityEdge>()
                        .RunAsync(input, stop => RunAsync(name, input, run, stop), CancellationToken.None);
                    Payloads.Add((name, JsonSerializer.SerializeToUtf8Bytes(output).Length));
                    return output;
                }
                catch (ActivityFailedException failure)
                {
                    Failures.Enqueue((name, failure));
                    throw;
                }
            }
        );

    private async Task<TOutput> RunAsync<TInput, TOutput>(
        string name,
        TInput input,
        Func<TInput, CancellationToken, Task<TOutput>> run,
        CancellationToken stop
    )
        where TInput : notnull
    {
        await BeforeActivity(name, input).WaitAsync(stop);
        return await run(input, stop);
    }
}
