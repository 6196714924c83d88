using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Client;

public sealed class RewindTests
{
    private int _isMended;
    private int _goodRuns;
    private int _badRuns;

    [Fact]
    public async Task Rewind_OfAFailedInstance_RunsWhatHadFailedAgainAndKeepsTheRest()
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, "FansOut");

        var done = await MendAsync(hub, id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(["good", "bad", "good"], done.ReadOutputAs<string[]>()!);
        Assert.Null(done.FailureDetails);
        Assert.Equal(2, _goodRuns);
        Assert.Equal(2, _badRuns);
    }

    [Fact]
    public async Task Rewind_OfAFailedInstance_MarksTheHistoryAndTakesTheFailuresOut()
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, "FansOut");

        await MendAsync(hub, id);
        var history = await hub.Client.GetOrchestrationHistoryAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal("mended", Assert.Single(history.OfType<ExecutionRewoundEvent>()).Reason);
        Assert.Empty(history.OfType<TaskFailedEvent>());
        Assert.Single(history.OfType<ExecutionCompletedEvent>());
        OrchestrationReplayer.Replay(new FansOut(), id, history);
    }

    [Theory, InlineData("Catches"), InlineData("Retries"), InlineData("RetriesAndGoesOn")]
    public async Task Rewind_WhereTheFailureHadConsequences_ForgetsThem(string orchestrator)
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, orchestrator);
        var before = _goodRuns;

        _isMended = 1;
        await hub.Client.RewindInstanceAsync(id, "mended", TestContext.Current.CancellationToken);
        await hub.RestartAsync();
        var done = await hub.EndAsync(id);

        Assert.Equal("good bad", done.ReadOutputAs<string>());
        Assert.Equal(before, _goodRuns);
    }

    [Fact]
    public async Task Rewind_OfAParent_RewindsTheChildrenThatHadFailed()
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, "Parent");

        var done = await MendAsync(hub, id);
        var child = await hub.Client.GetOrchestrationHistoryAsync("child", TestContext.Current.CancellationToken);

        Assert.Equal(["good", "bad", "good"], done.ReadOutputAs<string[]>()!);
        Assert.Equal(2, _goodRuns);
        Assert.Equal("mended", Assert.Single(child.OfType<ExecutionRewoundEvent>()).Reason);
    }

    /// <summary>Without the failure of the activity, one GUID less is generated before the child's id.</summary>
    [Fact]
    public async Task Rewind_OfAParentThatNowGeneratesAnotherId_RewindsTheChildThatIsThere()
    {
        await using var hub = await StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Branches");
        await hub.ReachesAsync(id, "caught");
        await hub.Client.RaiseEventAsync(id, "Go", "now", TestContext.Current.CancellationToken);
        await hub.EndAsync(id);

        await hub.Client.RewindInstanceAsync(id, "in vain", TestContext.Current.CancellationToken);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.EndAsync(id)).RuntimeStatus);
        var done = await MendAsync(hub, id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(2, _goodRuns);
        var all = await hub.Client.GetAllInstancesAsync().ToListAsync();
        var child = Assert.Single(all, instance => instance.InstanceId != id).InstanceId;
        var history = await hub.Client.GetOrchestrationHistoryAsync(child, TestContext.Current.CancellationToken);
        Assert.Equal(["in vain", "mended"], history.OfType<ExecutionRewoundEvent>().Select(rewound => rewound.Reason));
        await hub.RestartAsync();
        Assert.Equal(["bad", "good"], (await hub.EndAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Rewind_OfAParentWhoseChildIsPurged_StartsTheChildAgain()
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, "Parent");
        await hub.Client.PurgeInstanceAsync("child", TestContext.Current.CancellationToken);

        var done = await MendAsync(hub, id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(4, _goodRuns);
    }

    [Fact]
    public async Task Rewind_OfAnInstanceThatFailsAgain_CanBeRepeated()
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, "FansOut");

        await hub.Client.RewindInstanceAsync(id, "in vain", TestContext.Current.CancellationToken);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.EndAsync(id)).RuntimeStatus);
        var done = await MendAsync(hub, id);
        var history = await hub.Client.GetOrchestrationHistoryAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(["in vain", "mended"], history.OfType<ExecutionRewoundEvent>().Select(rewound => rewound.Reason));
        Assert.Equal(2, _goodRuns);
    }

    [Fact]
    public async Task Rewind_AfterAnEntityWasCalled_KeepsItsAnswer()
    {
        await using var hub = await StartAsync();
        var id = await FailAsync(hub, "Counts");

        var done = await MendAsync(hub, id);

        Assert.Equal(1, done.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Rewind_OfWhatHasNotFailedOrIsNotThere_IsRefused()
    {
        _isMended = 1;
        await using var hub = await StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("FansOut");
        await hub.EndAsync(id);

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.RewindInstanceAsync(id, "why"));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RewindInstanceAsync("none", "why"));
    }

    private static async Task<string> FailAsync(TestHub hub, string orchestrator)
    {
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.EndAsync(id)).RuntimeStatus);
        return id;
    }

    private async Task<OrchestrationMetadata> MendAsync(TestHub hub, string id)
    {
        _isMended = 1;
        await hub.Client.RewindInstanceAsync(id, "mended", TestContext.Current.CancellationToken);
        return await hub.EndAsync(id);
    }

    private Task<TestHub> StartAsync() =>
        TestHub.StartAsync(registry =>
            registry
                .AddOrchestrator<FansOut>()
                .AddOrchestratorFunc(
                    "Parent",
                    context =>
                        context.CallSubOrchestratorAsync<string[]>("FansOut", options: new SubOrchestrationOptions(instanceId: "child"))
                )
                .AddOrchestratorFunc("Branches", BranchesAsync)
                .AddOrchestratorFunc("Catches", CatchesAsync)
                .AddOrchestratorFunc("Retries", RetriesAsync)
                .AddOrchestratorFunc("RetriesAndGoesOn", RetriesAndGoesOnAsync)
                .AddOrchestratorFunc("Counts", CountsAsync)
                .AddActivityFunc("Good", _ => Good())
                .AddActivityFunc("Bad", _ => Bad())
                .AddActivityFunc("Compensate", _ => "compensated")
                .AddEntity<Counter>("Counter")
        );

    private string Good()
    {
        Interlocked.Increment(ref _goodRuns);
        return "good";
    }

    private string Bad()
    {
        Interlocked.Increment(ref _badRuns);
        return _isMended == 0 ? throw new InvalidOperationException("bad") : "bad";
    }

    private static async Task<string[]> BranchesAsync(TaskOrchestrationContext context)
    {
        return await Task.WhenAll(BadAsync(), ChildAsync());

        async Task<string> BadAsync()
        {
            try
            {
                return await context.CallActivityAsync<string>("Bad");
            }
            catch (TaskFailedException)
            {
                context.NewGuid();
                context.SetCustomStatus("caught");
                throw;
            }
        }

        async Task<string> ChildAsync()
        {
            await context.WaitForExternalEvent<string>("Go");
            return (await context.CallSubOrchestratorAsync<string[]>("FansOut"))[0];
        }
    }

    private static async Task<string> CatchesAsync(TaskOrchestrationContext context)
    {
        try
        {
            var good = await context.CallActivityAsync<string>("Good");
            return $"{good} {await context.CallActivityAsync<string>("Bad")}";
        }
        catch (TaskFailedException)
        {
            await context.CallActivityAsync("Compensate");
            throw;
        }
    }

    private static async Task<string> RetriesAsync(TaskOrchestrationContext context)
    {
        var good = await context.CallActivityAsync<string>("Good");
        return $"{good} {await context.CallActivityAsync<string>("Bad", options: Retry)}";
    }

    /// <summary>What goes on beside the failing task gets lower numbers without the retries.</summary>
    private static async Task<string> RetriesAndGoesOnAsync(TaskOrchestrationContext context)
    {
        var bad = context.CallActivityAsync<string>("Bad", options: Retry);
        var good = "";
        for (var i = 0; i < 3; i++)
        {
            good = await context.CallActivityAsync<string>("Good", i);
        }

        return $"{good} {await bad}";
    }

    private static async Task<int> CountsAsync(TaskOrchestrationContext context)
    {
        var counted = await context.Entities.CallEntityAsync<int>(new EntityInstanceId("Counter", "a"), "Add");
        await context.CallActivityAsync<string>("Bad");
        return counted;
    }

    private static TaskOptions Retry => TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(1)));

    [DurableTask("FansOut")]
    private sealed class FansOut : TaskOrchestrator<object?, string[]>
    {
        public override Task<string[]> RunAsync(TaskOrchestrationContext context, object? input) =>
            Task.WhenAll(
                context.CallActivityAsync<string>("Good", 1),
                context.CallActivityAsync<string>("Bad"),
                context.CallActivityAsync<string>("Good", 2)
            );
    }

    private sealed class Counter : TaskEntity<int>
    {
        public int Add() => ++State;
    }
}
