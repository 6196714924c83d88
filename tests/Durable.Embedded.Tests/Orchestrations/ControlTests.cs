using Durable.Embedded.Activities;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class ControlTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task Suspend_EventsThatComeMeanwhile_WaitForTheResume(int sessions)
    {
        await using var hub = await new TestHub(registry => registry.AddOrchestratorFunc("Waits", WaitTwice))
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.RaiseEventAsync(id, "go", "one");
        await hub.Client.SuspendInstanceAsync(id, "rest");
        await hub.Client.RaiseEventAsync(id, "go", "two");
        await Eventually(hub, id, metadata => metadata.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        var suspended = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        await hub.Client.ResumeInstanceAsync(id, "on");

        Assert.Equal("rest", suspended!.SerializedOutput);
        Assert.Equal("one,two", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task Suspend_AnswersOfTasksAndTimersThatComeMeanwhile_WaitForTheResume(int sessions)
    {
        var (begun, release) = (new Gate(), new Gate());
        var time = new FakeTimeProvider();
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc("Waits", WaitForAllAsync)
                .AddOrchestratorFunc<string>("Child", context => context.WaitForExternalEvent<string>("go"))
                .AddActivityFunc(
                    "Hold",
                    async _ =>
                    {
                        begun.Open();
                        await release.PassAsync();
                        return "activity";
                    }
                )
        )
        {
            MaxInstancesInMemory = sessions,
            Time = time,
        }.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await begun.PassAsync();
        await hub.Client.SuspendInstanceAsync(id);
        await Eventually(hub, id, metadata => metadata.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);

        release.Open();
        time.Advance(TimeSpan.FromHours(2));
        await hub.UntilAsync(async () => await hub.Client.GetInstanceAsync("child") is not null);
        await hub.Client.RaiseEventAsync("child", "go", "child");
        await hub.UntilAsync(async () => await AnsweredAsync(hub, id) == 3);
        var suspended = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        await hub.Client.ResumeInstanceAsync(id);

        Assert.Equal((OrchestrationRuntimeStatus.Suspended, "\"waits\""), (suspended!.RuntimeStatus, suspended.SerializedCustomStatus));
        Assert.Equal("activity,child", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Suspend_SurvivesARestart()
    {
        await using var hub = await TestHub.StartAsync(registry => registry.AddOrchestratorFunc("Waits", WaitTwice));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.SuspendInstanceAsync(id);
        await hub.Client.RaiseEventAsync(id, "go", "one");
        await hub.Client.RaiseEventAsync(id, "go", "two");
        await hub.RestartAsync();
        await Eventually(hub, id, metadata => metadata.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        await hub.Client.ResumeInstanceAsync(id);

        var done = await hub.EndAsync(id);
        var history = await hub.Client.GetOrchestrationHistoryAsync(id);

        Assert.Equal("one,two", done.ReadOutputAs<string>());
        Assert.Null(done.FailureDetails);
        Assert.Equal(
            [EventType.ExecutionSuspended, EventType.EventRaised, EventType.EventRaised, EventType.ExecutionResumed],
            history
                .Select(item => item.EventType)
                .Where(type => type is EventType.ExecutionSuspended or EventType.ExecutionResumed or EventType.EventRaised)
        );
    }

    [Fact]
    public async Task Terminate_EndsAtOnceWithTheOutput()
    {
        await using var hub = await TestHub.StartAsync(registry => registry.AddOrchestratorFunc("Waits", WaitTwice));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.BeginAsync(id);

        await hub.Client.TerminateInstanceAsync(id, (object)"enough");
        var done = await hub.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, done.RuntimeStatus);
        Assert.Equal("enough", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_WhileSuspended_Ends()
    {
        await using var hub = await TestHub.StartAsync(registry => registry.AddOrchestratorFunc("Waits", WaitTwice));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.SuspendInstanceAsync(id);

        await hub.Client.TerminateInstanceAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Terminate_BeforeItsStartTime_NeverRuns()
    {
        var ran = false;
        await using var hub = await TestHub.StartAsync(registry => registry.AddOrchestratorFunc<object?>("Later", _ => ran = true));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Later",
            new StartOrchestrationOptions { StartAt = DateTimeOffset.UtcNow.AddDays(1) }
        );

        await hub.Client.TerminateInstanceAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync(id)).RuntimeStatus);
        Assert.False(ran);
    }

    [Fact]
    public async Task Terminate_CancelsTheTokenOfARunningActivity()
    {
        var began = new Gate();
        var cancelled = new Gate();
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync("Long"))
                .AddActivityFunc(
                    "Long",
                    async context =>
                    {
                        began.Open();
                        var token = ((EmbeddedActivityContext)context).CancellationToken;
                        await using var registration = token.Register(cancelled.Open);
                        await Task.Delay(Timeout.Infinite, token);
                    }
                )
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        await began.PassAsync();

        await hub.Client.TerminateInstanceAsync(id);

        await cancelled.PassAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Terminate_Recursive_EndsChildrenAndGrandchildren()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Parent", context => Child(context, "Child", "child"))
                .AddOrchestratorFunc("Child", context => Child(context, "Waits", "grandchild"))
                .AddOrchestratorFunc("Waits", WaitTwice)
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await Eventually(hub, "grandchild", metadata => metadata.IsRunning);

        await hub.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("stop", Recursive: true));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync(id)).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync("child")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync("grandchild")).RuntimeStatus);

        static Task Child(TaskOrchestrationContext context, string name, string childId) =>
            context.CallSubOrchestratorAsync(name, options: new SubOrchestrationOptions(instanceId: childId));
    }

    [Fact]
    public async Task Control_OfUnknownOrFinishedInstances_DoesNothing()
    {
        await using var hub = await TestHub.StartAsync(registry => registry.AddOrchestratorFunc("Done", _ => Task.FromResult(true)));
        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done"));

        foreach (var id in (string[])["nobody", done.InstanceId])
        {
            await hub.Client.SuspendInstanceAsync(id);
            await hub.Client.ResumeInstanceAsync(id);
            await hub.Client.TerminateInstanceAsync(id);
        }

        Assert.Null(await hub.Client.GetInstanceAsync("nobody"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.Client.GetInstanceAsync(done.InstanceId))!.RuntimeStatus);
    }

    [Fact]
    public async Task SetCustomStatus_IsShownOnceItsTurnIsDurable()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc(
                "Shows",
                async context =>
                {
                    context.SetCustomStatus(new { waitingFor = "go" });
                    await context.WaitForExternalEvent<string>("go");
                    context.SetCustomStatus("got it");
                    return true;
                }
            )
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Shows");
        var begun = await hub.BeginAsync(id);
        await hub.Client.RaiseEventAsync(id, "go", "x");

        Assert.Equal("""{"waitingFor":"go"}""", begun.SerializedCustomStatus);
        Assert.Equal("got it", (await hub.EndAsync(id)).ReadCustomStatusAs<string>());
    }

    private static async Task<string> WaitForAllAsync(TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waits");
        var timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        var child = context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child"));
        var activity = context.CallActivityAsync<string>("Hold");
        await Task.WhenAny(timer, child, activity);
        context.SetCustomStatus("goes on");
        await Task.WhenAll(timer, child, activity);
        return $"{await activity},{await child}";
    }

    private static async Task<int> AnsweredAsync(TestHub hub, string id) =>
        (await hub.Client.GetOrchestrationHistoryAsync(id)).Count(item =>
            item.EventType is EventType.TaskCompleted or EventType.TimerFired or EventType.SubOrchestrationInstanceCompleted
        );

    private static async Task<string> WaitTwice(TaskOrchestrationContext context)
    {
        var first = await context.WaitForExternalEvent<string>("go");
        return $"{first},{await context.WaitForExternalEvent<string>("go")}";
    }

    /// <summary>Asks again until it is so: the client has no call that waits for anything but a start or an end.</summary>
    private static async Task Eventually(TestHub hub, string id, Func<OrchestrationMetadata, bool> isSo)
    {
        while (await hub.Client.GetInstanceAsync(id) is not { } metadata || !isSo(metadata))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
