using Durable.Embedded.Hub;
using Durable.Embedded.Tests.Crashes;
using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Hub;

public sealed class HaltTests
{
    [Fact]
    public async Task Write_ThatFails_HaltsTheHubAndTellsEverybody()
    {
        var fails = false;
        await using var hub = await WaitingAsync(() => fails);
        var waiting = hub.Client.WaitForInstanceCompletionAsync("one");
        fails = true;

        await Assert.ThrowsAsync<HubHaltedException>(() => hub.Client.RaiseEventAsync("one", "go", "lost"));
        await Assert.ThrowsAsync<HubHaltedException>(() => waiting);
        await Assert.ThrowsAsync<HubHaltedException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits"));
        Assert.True((await hub.Client.GetInstanceAsync("one"))!.IsRunning);
    }

    [Fact]
    public async Task Open_AfterAHalt_GoesOnFromTheLastCommit()
    {
        var fails = false;
        await using var hub = await WaitingAsync(() => fails);
        fails = true;
        await Assert.ThrowsAsync<HubHaltedException>(() => hub.Client.RaiseEventAsync("one", "go", "lost"));
        fails = false;

        await hub.RestartAsync();
        await hub.Client.RaiseEventAsync("one", "go", "kept");

        Assert.Equal("kept", (await hub.EndAsync("one")).ReadOutputAs<string>());
    }

    private static async Task<TestHub> WaitingAsync(Func<bool> fails)
    {
        var hub = await new TestHub(registry =>
            registry.AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"))
        )
        {
            CrashPoints = point =>
            {
                if (fails() && point == CrashPoint.BeforeCommit)
                {
                    throw new SimulatedCrashException();
                }
            },
        }.StartAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("one"));
        await hub.BeginAsync("one");
        return hub;
    }
}
