using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Tests.Doubles;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Workflows.Tests.Pools;

/// <summary>Places in resource pools.</summary>
public sealed class ResourcePoolsTests
{
    private static readonly Dictionary<string, int> NoLimits = [];
    private readonly FakeTimeProvider clock = new();
    private readonly MemoryWorkspace workspace = new();
    private readonly WorkflowOptions options = new() { Workspace = "/workspace", Pools = { ["Api"] = 2 } };

    [Fact]
    public async Task EnterAsync_WithMoreThanTheLimit_LetsThemInInTheOrderOfComing()
    {
        var pools = Host();
        var first = await EnterAsync(pools, "api");
        await EnterAsync(pools, "API");
        var third = EnterAsync(pools, "api");
        var fourth = EnterAsync(pools, "api");
        Assert.Equal([new PoolStatus("api", 2, 2, 2, "configuration")], await pools.SnapshotAsync());

        await first.DisposeAsync();

        await third;
        Assert.False(fourth.IsCompleted);
        Assert.Equal(new PoolStatus("api", 2, 2, 1, "configuration"), Assert.Single(await pools.SnapshotAsync()));
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileWaiting_LeavesTheQueueAndThePlacesItHas()
    {
        options.Pools["zoo"] = 1;
        var pools = Host();
        await using var holder = await EnterAsync(pools, "zoo");
        using var stop = new CancellationTokenSource();
        var waiting = pools.EnterAsync(["zoo", "api"], NoLimits, new WorkflowErrorContext(), stop.Token);
        Assert.Equal([1, 1], (await pools.SnapshotAsync()).Select(pool => pool.InUse));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal([(0, 0), (1, 0)], (await pools.SnapshotAsync()).Select(pool => (pool.InUse, pool.Waiting)));
    }

    [Fact]
    public async Task EnterAsync_WithoutAPlaceForAMinute_GivesUpSoThatTheBatchAsksAgain()
    {
        var pools = Host();
        await EnterAsync(pools, "api");
        await EnterAsync(pools, "api");
        var waiting = pools.EnterAsync(["api"], NoLimits, new WorkflowErrorContext { BatchId = "w/0/1" }, CancellationToken.None);

        while (!waiting.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        var failure = await Assert.ThrowsAsync<PoolBusyException>(() => waiting);
        Assert.Equal((ErrorCodes.PoolBusy, ErrorClass.Transient, "w/0/1"), (failure.Code, failure.ErrorClass, failure.Context.BatchId));
        Assert.Equal(0, Assert.Single(await pools.SnapshotAsync()).Waiting);
    }

    [Fact]
    public async Task EnterAsync_APoolWithoutALimit_IsAnErrorOfTheHost()
    {
        var failure = await Assert.ThrowsAsync<WorkflowSetupException>(() => EnterAsync(Host(), "nobody"));

        Assert.Equal((ErrorCodes.UnknownPool, ErrorClass.Configuration), (failure.Code, failure.ErrorClass));
    }

    [Fact]
    public async Task EnterAsync_WithLimitsOfTwoTemplates_KeepsTheLower()
    {
        var pools = Host();
        await pools.EnterAsync(["db"], new Dictionary<string, int> { ["db"] = 3 }, new WorkflowErrorContext(), default);
        await pools.EnterAsync(["db"], new Dictionary<string, int> { ["db"] = 2 }, new WorkflowErrorContext(), default);

        Assert.Equal(new PoolStatus("db", 2, 2, 0, "template"), (await pools.SnapshotAsync())[1]);
    }

    [Fact]
    public async Task SetLimitAsync_Higher_LetsWaitersInAtOnce()
    {
        var pools = Host();
        await EnterAsync(pools, "api");
        await EnterAsync(pools, "api");
        var third = EnterAsync(pools, "api");

        Assert.Equal(new PoolStatus("api", 3, 3, 0, "set"), await pools.SetLimitAsync("Api", 3));

        await third;
        Assert.Equal("{\"limit\":3}", workspace.Text(WorkspacePaths.Pool("api")));
    }

    [Fact]
    public async Task SetLimitAsync_Lower_DrainsBeforeAnyoneEnters()
    {
        var pools = Host();
        var first = await EnterAsync(pools, "api");
        var second = await EnterAsync(pools, "api");
        await pools.SetLimitAsync("api", 1);
        var third = EnterAsync(pools, "api");
        Assert.Equal(new PoolStatus("api", 1, 2, 1, "set"), Assert.Single(await pools.SnapshotAsync()));

        await first.DisposeAsync();
        Assert.False(third.IsCompleted);
        await second.DisposeAsync();

        await third;
        Assert.Equal(1, Assert.Single(await pools.SnapshotAsync()).InUse);
    }

    [Fact]
    public async Task SetLimitAsync_OnAnotherHost_IsTakenOverWithinSecondsByWaiters()
    {
        var (pools, other) = (Host(), Host());
        await EnterAsync(pools, "api");
        await EnterAsync(pools, "api");
        var third = EnterAsync(pools, "api");
        await other.SetLimitAsync("api", 3);
        Assert.False(third.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(2));

        await third.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(3, Assert.Single(await pools.SnapshotAsync()).Limit);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("../x", 1)]
    [InlineData("a/b", 1)]
    [InlineData("api", 0)]
    [InlineData("api", 10_001)]
    public async Task SetLimitAsync_ToWhatIsNone_IsRefused(string pool, int limit)
    {
        await Assert.ThrowsAsync<WorkflowRequestException>(() => Host().SetLimitAsync(pool, limit));

        Assert.Empty(workspace.Files);
    }

    [Fact]
    public async Task Check_OfATemplateWhosePoolNobodyDefines_NamesIt()
    {
        await using var services = new ServiceCollection().AddGraphMcpWorkflows().BuildServiceProvider();
        var check = new PoolCheck(new PoolLimits(Options.Create(options), workspace), services.GetRequiredService<ProcessorCatalog>());
        var step = new TemplateStep("scan", StepKind.Process, [], Processor: "inventory") { Pool = "Api" };
        var template = new WorkflowTemplate("t", "", [], [step]);
        check.Check(template);
        check.Check(
            template with
            {
                Steps = [step with { Pool = "own" }],
                Pools = new Dictionary<string, int> { ["own"] = 1 },
            }
        );

        var failure = Assert.Throws<WorkflowRequestException>(() => check.Check(template with { Steps = [step with { Pool = "nobody" }] }));

        Assert.Equal(
            "The template 't' needs the pool 'nobody', which nobody gives a limit (Workflows:Pools:nobody); known are api.",
            failure.Message
        );
    }

    private static Task<IAsyncDisposable> EnterAsync(IResourcePools pools, string name) =>
        pools.EnterAsync([name], NoLimits, new WorkflowErrorContext(), CancellationToken.None);

    private ResourcePools Host() => new(new PoolLimits(Options.Create(options), workspace), clock, NullLogger<ResourcePools>.Instance);
}
