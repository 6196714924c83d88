using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class ExternalEventTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task WaitForExternalEvent_RaisedBeforeAnyoneWaits_IsKeptInOrder(int sessions)
    {
        await using var hub = await HubAsync(
            sessions,
            async context =>
            {
                await context.WaitForExternalEvent<string>("begin");
                var first = await context.WaitForExternalEvent<string>("go");
                var second = await context.WaitForExternalEvent<string>("go");
                return $"{first},{second}";
            }
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.RaiseEventAsync(id, "go", "one");
        await hub.Client.RaiseEventAsync(id, "GO", "two");
        await hub.Client.RaiseEventAsync(id, "begin", "x");

        Assert.Equal("one,two", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task WaitForExternalEvent_TwoWaitersForOneName_TheLastGetsTheFirst(int sessions)
    {
        await using var hub = await HubAsync(
            sessions,
            async context =>
            {
                var a = context.WaitForExternalEvent<string>("go");
                var b = context.WaitForExternalEvent<string>("go");
                await Task.WhenAll(a, b);
                return $"a={await a},b={await b}";
            }
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.RaiseEventAsync(id, "go", "first");
        await hub.Client.RaiseEventAsync(id, "go", "second");

        Assert.Equal("a=second,b=first", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_CancelledWaiterUnderANewerOne_DoesNotGetTheEvent()
    {
        await using var hub = await HubAsync(
            1000,
            async context =>
            {
                using var cancelled = new CancellationTokenSource();
                var abandoned = context.WaitForExternalEvent<string>("go", cancelled.Token);
                cancelled.Cancel();
                var got = await context.WaitForExternalEvent<string>("go");
                return $"{got} {abandoned.IsCanceled}";
            }
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.RaiseEventAsync(id, "go", "it");

        Assert.Equal("it True", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_WithTimeout_ThrowsWhenItIsOver()
    {
        await using var hub = await HubAsync(
            1000,
            async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<string>("never", TimeSpan.FromMilliseconds(20));
                }
                catch (OperationCanceledException)
                {
                    return "timed out";
                }
            }
        );

        Assert.Equal("timed out", await hub.RunAsync<string>("Waits"));
    }

    [Fact]
    public async Task WaitForExternalEvent_ThatComesBeforeItsTimeout_EndsWithoutTheTimer()
    {
        await using var hub = await HubAsync(1000, context => context.WaitForExternalEvent<string>("go", TimeSpan.FromDays(400)));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.RaiseEventAsync(id, "go", "in time");

        Assert.Equal("in time", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_OfTwoTypesForOneName_IsRefused()
    {
        await using var hub = await HubAsync(
            1000,
            async context =>
            {
                var first = context.WaitForExternalEvent<int>("go");
                return await context.WaitForExternalEvent<string>("go") + await first;
            }
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits"));

        Assert.Equal("System.ArgumentException", done.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task RaiseEvent_ToUnknownOrFinishedInstance_IsDropped()
    {
        await using var hub = await HubAsync(1000, context => Task.FromResult("done"));
        await hub.Client.RaiseEventAsync("nobody", "go", "x");
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("nobody"));
        await hub.EndAsync(id);
        await hub.Client.RaiseEventAsync(id, "go", "x");

        await hub.RestartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.EndAsync(id)).RuntimeStatus);
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task SendEvent_FromOneOrchestrationToAnother_Arrives(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"))
                .AddOrchestratorFunc<string>("Sends", (context, target) => context.SendEvent(target, "go", "hello"))
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");

        await hub.RunAsync<object>("Sends", id);

        Assert.Equal("hello", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    private static Task<TestHub> HubAsync(int sessions, Func<TaskOrchestrationContext, Task<string>> orchestrator) =>
        new TestHub(registry => registry.AddOrchestratorFunc("Waits", orchestrator)) { MaxInstancesInMemory = sessions }.StartAsync();
}
