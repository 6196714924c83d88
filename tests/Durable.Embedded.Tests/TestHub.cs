using Durable.Embedded.Hub;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Durable.Embedded.Tests;

/// <summary>A hub in a folder of its own, which can be closed and opened again as often as a test likes.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable-embedded-");
    private readonly DurableTaskRegistry _registry = new();
    private EmbeddedHub? _hub;

    public TestHub(Action<DurableTaskRegistry> register) => register(_registry);

    public int MaxInstancesInMemory { get; init; } = 1000;

    public int Concurrency { get; init; } = 4;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IServiceProvider? Services { get; init; }

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Changes the options of every hub that is opened.</summary>
    public Func<EmbeddedHubOptions, EmbeddedHubOptions> With { get; set; } = options => options;

    /// <summary>Called at every crash point of every hub that is opened.</summary>
    public Action<CrashPoint>? CrashPoints { get; set; }

    public string Path => System.IO.Path.Combine(_folder.FullName, "hub.db");

    public EmbeddedHub Hub => _hub ?? throw new InvalidOperationException("The hub is closed.");

    public DurableTaskClient Client => Hub.Client;

    public static async Task<TestHub> StartAsync(Action<DurableTaskRegistry> register)
    {
        var hub = new TestHub(register);
        await hub.StartAsync();
        return hub;
    }

    /// <summary>Opens the hub and starts it.</summary>
    public async Task<TestHub> StartAsync()
    {
        await OpenAsync();
        await Hub.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>Opens the hub; nothing runs.</summary>
    public async Task OpenAsync() =>
        _hub = await EmbeddedHub.OpenAsync(Options(), _registry, Services, TestContext.Current.CancellationToken);

    /// <summary>Opens another hub object on the same file.</summary>
    public Task<EmbeddedHub> OpenAnotherAsync() => EmbeddedHub.OpenAsync(Options(), _registry, Services);

    public async Task CloseAsync()
    {
        if (_hub is { } hub)
        {
            _hub = null;
            await hub.DisposeAsync();
        }
    }

    public async Task RestartAsync()
    {
        await CloseAsync();
        await StartAsync();
    }

    /// <summary>Starts an orchestration and gives its output.</summary>
    public async Task<T> RunAsync<T>(string orchestrator, object? input = null)
    {
        var done = await EndAsync(await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input));
        return done.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? done.ReadOutputAs<T>()!
            : throw new InvalidOperationException($"{done.RuntimeStatus}: {done.FailureDetails} {done.FailureDetails?.StackTrace}");
    }

    /// <summary>Waits for an instance's end.</summary>
    public async Task<OrchestrationMetadata> EndAsync(string instanceId)
    {
        using var patience = Patience();
        return await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, patience.Token);
    }

    public async Task<OrchestrationMetadata> BeginAsync(string instanceId)
    {
        using var patience = Patience();
        return await Client.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs: true, patience.Token);
    }

    /// <summary>Waits until an orchestration has set a custom status.</summary>
    public Task ReachesAsync(string instanceId, string customStatus) =>
        UntilAsync(async () => (await Client.GetInstanceAsync(instanceId, true))?.ReadCustomStatusAs<string>() == customStatus);

    /// <summary>What is known of an entity, also of one without a state; null if it never had a message.</summary>
    public async Task<EntityMetadata?> ShowAsync(EntityInstanceId id)
    {
        var all = Client.Entities.GetAllEntitiesAsync(new EntityQuery { IncludeTransient = true, InstanceIdStartsWith = id.ToString() });
        return await all.FirstOrDefaultAsync(entity => entity.Id == id);
    }

    /// <summary>Waits for something that no event tells of.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = Patience();
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }

    private static CancellationTokenSource Patience()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(TimeSpan.FromSeconds(60));
        return source;
    }

    private EmbeddedHubOptions Options() =>
        With(
            new()
            {
                Path = Path,
                MaxConcurrentActivities = Concurrency,
                MaxInstancesInMemory = MaxInstancesInMemory,
                TimeProvider = Time,
                LoggerFactory = LoggerFactory,
                CrashPoints = CrashPoints,
                // No test cuts the power.
                Durability = HubDurability.Normal,
            }
        );
}
