using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class ContinueAsNewTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task ContinueAsNew_BeginsAgainWithTheNewInputAndNoHistory(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc<int, int>(
                    "Again",
                    async (context, n) =>
                    {
                        await context.CallActivityAsync("NoOp");
                        if (n < 3)
                        {
                            context.ContinueAsNew(n + 1);
                        }

                        return n;
                    }
                )
                .AddActivityFunc("NoOp", _ => { })
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Again", 1));
        var history = await hub.Client.GetOrchestrationHistoryAsync(done.InstanceId);

        Assert.Equal(3, done.ReadOutputAs<int>());
        Assert.Equal(3, done.ReadInputAs<int>());
        Assert.Single(history.OfType<TaskScheduledEvent>());
    }

    [Theory]
    [InlineData(true, "kept")]
    [InlineData(false, "nothing")]
    public async Task ContinueAsNew_KeepsUnprocessedEventsIfAsked(bool keeps, string expected)
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc<int, string>(
                "Again",
                async (context, generation) =>
                {
                    if (generation == 0)
                    {
                        await context.WaitForExternalEvent<string>("begin");
                        context.ContinueAsNew(1, keeps);
                        return "";
                    }

                    try
                    {
                        return await context.WaitForExternalEvent<string>("early", TimeSpan.FromMilliseconds(50));
                    }
                    catch (TaskCanceledException)
                    {
                        return "nothing";
                    }
                }
            )
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Again", 0);
        await hub.Client.RaiseEventAsync(id, "early", "kept");
        await hub.Client.RaiseEventAsync(id, "begin");

        Assert.Equal(expected, (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task ContinueAsNew_ManyTimes_NeverMakesTheSameGuidTwice()
    {
        var seen = new HashSet<Guid>();
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc<int, int>(
                "Again",
                (context, n) =>
                {
                    Assert.True(seen.Add(context.NewGuid()));
                    if (n < 50)
                    {
                        context.ContinueAsNew(n + 1);
                    }

                    return n;
                }
            )
        );

        Assert.Equal(50, await hub.RunAsync<int>("Again", 1));
        Assert.Equal(50, seen.Count);
    }

    [Fact]
    public async Task ContinueAsNew_WithANewVersion_RunsAsThatVersion()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc<string>(
                "Again",
                context =>
                {
                    if (context.Version.Length == 0)
                    {
                        context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "2.0" });
                    }

                    return context.Version;
                }
            )
        );

        Assert.Equal("2.0", await hub.RunAsync<string>("Again"));
    }

    [Fact]
    public async Task ContinueAsNew_KeepsTheCustomStatus()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc<int, int>(
                "Again",
                (context, n) =>
                {
                    if (n == 0)
                    {
                        context.SetCustomStatus("set once");
                        context.ContinueAsNew(1);
                    }

                    return n;
                }
            )
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Again", 0));

        Assert.Equal("set once", done.ReadCustomStatusAs<string>());
    }
}
