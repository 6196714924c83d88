using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Faults;

public sealed class ClockTests
{
    [Fact]
    public async Task Clock_ThatIsSetBack_NeverRunsBackwardsForAnInstance()
    {
        var time = new SteppedTime();
        await using var hub = await new TestHub(registry =>
            registry.AddOrchestratorFunc(
                "Waits",
                async context =>
                {
                    var before = context.CurrentUtcDateTime;
                    context.SetCustomStatus("waits");
                    await context.WaitForExternalEvent<int>("go");
                    return context.CurrentUtcDateTime >= before;
                }
            )
        )
        {
            Time = time,
        }.StartAsync();
        foreach (var id in (string[])["in memory", "replayed"])
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions(id));
            await hub.ReachesAsync(id, "waits");
        }

        time.Offset = -TimeSpan.FromDays(1);
        await hub.Client.RaiseEventAsync("in memory", "go", 1);
        Assert.True((await hub.EndAsync("in memory")).ReadOutputAs<bool>());
        await hub.RestartAsync();
        await hub.Client.RaiseEventAsync("replayed", "go", 1);
        Assert.True((await hub.EndAsync("replayed")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Clock_ThatIsSetForward_LetsTimersFireAtTheLatestWhenTheHubIsOpenedAgain()
    {
        var time = new SteppedTime();
        await using var hub = await new TestHub(registry =>
            registry.AddOrchestratorFunc(
                "Sleeps",
                async context =>
                {
                    var due = context.CurrentUtcDateTime.AddDays(2);
                    context.SetCustomStatus("sleeps");
                    await context.CreateTimer(due, CancellationToken.None);
                    return context.CurrentUtcDateTime >= due;
                }
            )
        )
        {
            Time = time,
        }.StartAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleeps", new StartOrchestrationOptions("one"));
        await hub.ReachesAsync("one", "sleeps");

        time.Offset = TimeSpan.FromDays(3);
        await hub.RestartAsync();

        Assert.True((await hub.EndAsync("one")).ReadOutputAs<bool>());
    }
}
