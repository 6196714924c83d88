using Microsoft.DurableTask;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class TimerTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task CreateTimer_Fires_NotBeforeItsTime(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry.AddOrchestratorFunc(
                "Sleeps",
                async context =>
                {
                    var start = context.CurrentUtcDateTime;
                    await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
                    return context.CurrentUtcDateTime - start >= TimeSpan.FromMilliseconds(30);
                }
            )
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.True(await hub.RunAsync<bool>("Sleeps"));
    }

    [Fact]
    public async Task CreateTimer_OfAYear_FiresAfterAYear()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var armed = new Gate();
        await using var hub = await SleepsAsync(time, armed, TimeSpan.FromDays(365));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleeps");
        await armed.PassAsync();

        time.Advance(TimeSpan.FromDays(364.99));
        Assert.False((await hub.Client.GetInstanceAsync(id))!.IsCompleted);
        time.Advance(TimeSpan.FromDays(0.02));

        Assert.True((await hub.EndAsync(id)).IsCompleted);
    }

    [Fact]
    public async Task CreateTimer_DueWhileTheHubWasClosed_FiresWhenItIsOpenedAgain()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var armed = new Gate();
        await using var hub = await SleepsAsync(time, armed, TimeSpan.FromDays(2));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleeps");
        await armed.PassAsync();
        await hub.CloseAsync();

        time.Advance(TimeSpan.FromDays(3));
        await hub.StartAsync();

        Assert.True((await hub.EndAsync(id)).IsCompleted);
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task CreateTimer_ThatIsCancelled_ThrowsAndHoldsNothingUp(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Cancels",
                    async context =>
                    {
                        using var cancel = new CancellationTokenSource();
                        var timer = context.CreateTimer(TimeSpan.FromDays(1000), cancel.Token);
                        await context.CallActivityAsync("NoOp");
                        cancel.Cancel();
                        try
                        {
                            await timer;
                            return "fired";
                        }
                        catch (TaskCanceledException)
                        {
                            return "cancelled";
                        }
                    }
                )
                .AddActivityFunc("NoOp", _ => { })
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.Equal("cancelled", await hub.RunAsync<string>("Cancels"));
    }

    [Fact]
    public async Task CreateTimer_ThatNobodyAwaits_KeepsTheInstanceRunningUntilItFires()
    {
        // As published: an orchestration ends when all that it has asked for has answered.
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var armed = new Gate();
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Forgets",
                    async context =>
                    {
                        _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                        await context.CallActivityAsync("Arm");
                        return "done";
                    }
                )
                .AddActivityFunc("Arm", _ => armed.Open())
        )
        {
            Time = time,
        }.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Forgets");
        await armed.PassAsync();
        Assert.True((await hub.BeginAsync(id)).IsRunning);

        time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("done", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    private static Task<TestHub> SleepsAsync(TimeProvider time, Gate armed, TimeSpan duration) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Sleeps",
                    async context =>
                    {
                        // The timer is asked for first: once the activity runs, it is armed.
                        var timer = context.CreateTimer(duration, CancellationToken.None);
                        await context.CallActivityAsync("Arm");
                        await timer;
                        return true;
                    }
                )
                .AddActivityFunc("Arm", _ => armed.Open())
        )
        {
            Time = time,
        }.StartAsync();
}
