using Durable.Embedded.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Hosting;

public sealed class HostTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable-embedded-");

    [Fact]
    public async Task UseEmbedded_OnAWorkerAndAClient_RunsOrchestrations()
    {
        using var host = await StartAsync(services => Add(services, "", "a.db", "Hello"));

        Assert.Equal("Hello you!", await RunAsync(host.Services.GetRequiredService<DurableTaskClient>()));
    }

    [Fact]
    public async Task UseEmbedded_UnderNames_KeepsTheirTasksHubsAndOptionsApart()
    {
        using var host = await StartAsync(services =>
        {
            Add(services, "first", "a.db", "Hello");
            Add(services, "second", "b.db", "Bye");
            services.AddDurableTaskClient("second", builder => builder.UseDefaultVersion("2.0"));
        });
        var clients = host.Services.GetRequiredService<IDurableTaskClientProvider>();

        Assert.Equal("Hello you!", await RunAsync(clients.GetClient("first")));
        Assert.Equal("Bye you!2.0", await RunAsync(clients.GetClient("second")));
        Assert.Throws<ArgumentOutOfRangeException>(() => clients.GetClient("third"));
        Assert.Null(host.Services.GetService<DurableTaskClient>());
    }

    [Fact]
    public async Task UseEmbedded_OnAClientAlone_CanStartWhatALaterHostRuns()
    {
        string id;
        using (var starter = await StartAsync(services => services.AddDurableTaskClient(builder => builder.UseEmbedded(PathOf("a.db")))))
        {
            id = await starter.Services.GetRequiredService<DurableTaskClient>().ScheduleNewOrchestrationInstanceAsync("Greet", "you");
            await ((IAsyncDisposable)starter).DisposeAsync();
        }

        using var host = await StartAsync(services => Add(services, "", "a.db", "Hello"));
        var done = await host
            .Services.GetRequiredService<DurableTaskClient>()
            .WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);

        Assert.Equal("Hello you!", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task UseEmbedded_OnAHubOfAnotherHost_IsRefused()
    {
        using var host = await StartAsync(services => Add(services, "", "a.db", "Hello"));

        await Assert.ThrowsAsync<HubInUseException>(() => StartAsync(services => Add(services, "", "a.db", "Hello")));
    }

    [Fact]
    public async Task UseEmbedded_OnOneHubByTwoWorkers_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartAsync(services =>
            {
                Add(services, "first", "a.db", "Hello");
                Add(services, "second", "a.db", "Bye");
            })
        );

    [Fact]
    public void BuildTarget_ThatIsNoWorker_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            new DefaultDurableTaskWorkerBuilder(null, new ServiceCollection()).UseBuildTarget(typeof(string))
        );

    [Fact]
    public async Task UseEmbedded_WithAConverterAsAService_UsesIt()
    {
        using var host = await StartAsync(services =>
        {
            services.AddSingleton<DataConverter>(
                new JsonDataConverter(new System.Text.Json.JsonSerializerOptions { WriteIndented = true })
            );
            Add(services, "", "a.db", "Hello");
        });
        var client = host.Services.GetRequiredService<DurableTaskClient>();

        var id = await client.ScheduleNewOrchestrationInstanceAsync("Greet", new { Name = "you" });
        var row = await client.GetInstanceAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);

        Assert.Contains('\n', row!.SerializedInput!);
    }

    [Fact]
    public async Task UseEmbedded_WithOptionsOfTheWorkerAndServicesOfTheHost_OpensTheHubWithThem()
    {
        EmbeddedHubOptions? opened = null;
        var (time, properties) = (new FakeTimeProvider(), new NoProperties());
        using var host = await StartAsync(services =>
        {
            services.AddSingleton<TimeProvider>(time).AddSingleton<IExceptionPropertiesProvider>(properties);
            Add(services, "", "a.db", "Hello");
            services.AddDurableTaskWorker(worker =>
            {
                worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions { Version = "2.0", DefaultVersion = "1.0" });
                worker.Configure(options => options.Concurrency.MaximumConcurrentActivityWorkItems = 7);
            });
            services.Configure<EmbeddedOptions>(options => options.Hub = hub => opened = hub with { MaxInstancesInMemory = 9 });
        });

        Assert.Equal("Hello you!", await RunAsync(host.Services.GetRequiredService<DurableTaskClient>()));
        Assert.Equal(("2.0", "1.0"), (opened!.Versioning!.Version, opened.Versioning.DefaultVersion));
        Assert.Equal(
            (7, Environment.ProcessorCount, 9),
            (opened.MaxConcurrentActivities, opened.MaxConcurrentOrchestrations, opened.MaxInstancesInMemory)
        );
        Assert.Same(time, opened.TimeProvider);
        Assert.Same(properties, opened.ExceptionProperties);
    }

    [Fact]
    public async Task UseEmbedded_WithAConverterOfTheClient_WritesItsPayloadsWithIt()
    {
        using var host = await StartAsync(services =>
        {
            Add(services, "", "a.db", "Hello");
            var indented = new JsonDataConverter(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
            services.AddDurableTaskClient(client => client.Configure(options => options.DataConverter = indented));
        });
        var client = host.Services.GetRequiredService<DurableTaskClient>();

        var id = await client.ScheduleNewOrchestrationInstanceAsync("Greet", new { Name = "you" });

        Assert.Contains('\n', (await client.GetInstanceAsync(id, getInputsAndOutputs: true))!.SerializedInput!);
    }

    [Fact]
    public async Task UseEmbedded_AtTheFloorOfAzure_RestrictsTheAppsClientOnly()
    {
        using var host = await StartAsync(services =>
        {
            Add(services, "", "a.db", "Hello");
            services.Configure<EmbeddedOptions>(options => options.Hub = hub => hub with { StrictAzureFloor = true });
        });
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        var id = await client.ScheduleNewOrchestrationInstanceAsync("Greet", "you");
        await client.WaitForInstanceCompletionAsync(id, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetOrchestrationHistoryAsync(id));
        Assert.NotEmpty(await host.Services.GetEmbeddedHub().ManagementClient.GetOrchestrationHistoryAsync(id));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private void Add(IServiceCollection services, string name, string file, string greeting)
    {
        services.AddDurableTaskWorker(
            name,
            builder =>
                builder
                    .AddTasks(tasks =>
                        tasks
                            .AddOrchestratorFunc<string, string>(
                                "Greet",
                                async (context, who) => await context.CallActivityAsync<string>("Say", who) + context.Version
                            )
                            .AddActivityFunc<string, string>("Say", (_, who) => $"{greeting} {who}!")
                    )
                    .UseEmbedded(options => options.Path = PathOf(file))
        );
        services.AddDurableTaskClient(name, builder => builder.UseEmbedded(options => options.Path = PathOf(file)));
    }

    private static async Task<IHost> StartAsync(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        add(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static async Task<string> RunAsync(DurableTaskClient client)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync("Greet", "you", TestContext.Current.CancellationToken);
        var done = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);
        return done.ReadOutputAs<string>()!;
    }

    private sealed class NoProperties : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) => null;
    }
}
