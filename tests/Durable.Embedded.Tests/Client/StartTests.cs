using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Client;

public sealed class StartTests
{
    [Fact]
    public async Task Schedule_BeforeTheHubIsStarted_IsPendingUntilItIs()
    {
        await using var hub = new TestHub(Register);
        await hub.OpenAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 7);
        var pending = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true);

        await hub.Hub.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OrchestrationRuntimeStatus.Pending, pending!.RuntimeStatus);
        Assert.Equal(7, pending.ReadInputAs<int>());
        Assert.Equal(7, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task WaitForInstanceStartAndCompletion_ThatAreAskedForBefore_EndWithTheStartAndTheEnd()
    {
        await using var hub = new TestHub(Register);
        await hub.OpenAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        var (started, ended) = (hub.BeginAsync(id), hub.EndAsync(id));
        Assert.False(started.IsCompleted);

        await hub.Hub.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await started).RuntimeStatus);
        Assert.False(ended.IsCompleted);
        await hub.Client.TerminateInstanceAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await ended).RuntimeStatus);
    }

    [Fact]
    public async Task Schedule_WithTheIdOfARunningInstance_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("one"));

        var refused = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", new StartOrchestrationOptions("one"))
        );

        Assert.Contains("'one'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WithTheIdOfAFinishedInstance_TakesItsPlace()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions("one"));
        await hub.EndAsync("one");

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 2, new StartOrchestrationOptions("one"));

        Assert.Equal(2, (await hub.EndAsync("one")).ReadOutputAs<int>());
        Assert.Single(await hub.Client.GetAllInstancesAsync().ToListAsync());
    }

    [Fact]
    public async Task Schedule_WithADedupeStatusThatTheFinishedInstanceHas_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions("one"));
        await hub.EndAsync("one");
        var once = new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        var retry = new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Running);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 2, once)
        );
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 3, retry);

        Assert.Equal(3, (await hub.EndAsync("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Schedule_TheSameIdFromManyAtOnce_StartsExactlyOne()
    {
        await using var hub = await TestHub.StartAsync(Register);

        var attempts = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async _ =>
                {
                    try
                    {
                        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("one"));
                        return 1;
                    }
                    catch (OrchestrationAlreadyExistsException)
                    {
                        return 0;
                    }
                })
        );

        Assert.Equal(1, attempts.Sum());
    }

    [Fact]
    public async Task Schedule_ForLater_RunsWhenItIsTime()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var hub = await new TestHub(Register) { Time = time }.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Done",
            1,
            new StartOrchestrationOptions { StartAt = time.GetUtcNow().AddHours(5) }
        );
        await hub.RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);

        time.Advance(TimeSpan.FromHours(6));

        Assert.Equal(1, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Schedule_WithAnEntitysId_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(Register);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", new StartOrchestrationOptions("@counter@1"))
        );
    }

    [Fact]
    public async Task WaitForInstance_ThatIsNotThere_Throws()
    {
        await using var hub = await TestHub.StartAsync(Register);

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.WaitForInstanceCompletionAsync("nobody"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.WaitForInstanceStartAsync("nobody"));
    }

    [Fact]
    public async Task WaitForInstance_WhenTheHubIsClosed_Throws()
    {
        await using var hub = await TestHub.StartAsync(Register);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.BeginAsync(id);
        var waiting = hub.Client.WaitForInstanceCompletionAsync(id);

        await hub.CloseAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private static void Register(DurableTaskRegistry registry) =>
        registry
            .AddOrchestratorFunc<int, int>("Done", (_, input) => input)
            .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"));
}
