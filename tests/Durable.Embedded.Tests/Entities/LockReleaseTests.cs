using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static Durable.Embedded.Tests.Entities.LockHub;

namespace Durable.Embedded.Tests.Entities;

/// <summary>How locks end, and who comes next.</summary>
public sealed class LockReleaseTests
{
    [Theory]
    [InlineData("complete", OrchestrationRuntimeStatus.Completed)]
    [InlineData("fail", OrchestrationRuntimeStatus.Failed)]
    [InlineData("renew", OrchestrationRuntimeStatus.Completed)]
    [InlineData("ask only", OrchestrationRuntimeStatus.Completed)]
    [InlineData("stray", OrchestrationRuntimeStatus.Failed)]
    public async Task Orchestration_ThatEndsInsideItsCriticalSection_ReleasesIt(string how, OrchestrationRuntimeStatus status)
    {
        await using var hub = await HubAsync(async context =>
        {
            var pending = context.Entities.LockEntitiesAsync(A, B, C);
            if (how == "ask only")
            {
                return 0;
            }

            await pending;
            switch (how)
            {
                case "fail":
                    throw new InvalidOperationException("inside");
                case "stray":
                    // A task that had ended by the time it is awaited would not stray.
                    await new TaskCompletionSource().Task;
                    break;
                case "renew" when context.GetInput<string>() != "again":
                    context.ContinueAsNew("again");
                    break;
            }

            return await context.Entities.CallEntityAsync<int>(B, "Get");
        });

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run"));

        Assert.Equal(status, done.RuntimeStatus);
        Assert.Equal(7, await hub.RunAsync<int>("LockAll"));
        await NoLocksAsync(hub);
    }

    [Fact]
    public async Task Rewind_OfOneThatFailedInsideItsCriticalSection_IsRefusedAndLeavesTheEntitiesAlone()
    {
        var isBroken = true;
        await using var hub = await HubAsync<int>(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(A, B))
            {
                return await context.Entities.CallEntityAsync<int>(A, "Add", 1)
                    + await context.CallActivityAsync<int>("Echo", Volatile.Read(ref isBroken) ? "no number" : "1");
            }
        });
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.EndAsync(id)).RuntimeStatus);
        Volatile.Write(ref isBroken, false);

        await hub.Client.RewindInstanceAsync(id, "try again");

        OrchestrationMetadata? done = null;
        await hub.UntilAsync(async () =>
            (done = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true))?.FailureDetails?.ErrorType
            == typeof(NotSupportedException).FullName
        );
        Assert.Contains("critical section", done!.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(1, await hub.RunAsync<int>("Get", A));
        await NoLocksAsync(hub);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Terminate_OfAnOwner_ReleasesItsLocksAlsoAcrossARestart(bool restarts)
    {
        await using var hub = await HubAsync(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(A, B))
            {
                context.SetCustomStatus("inside");
                return await context.WaitForExternalEvent<int>("never");
            }
        });
        var owner = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run");
        await hub.ReachesAsync(owner, "inside");
        var waiting = await hub.Client.ScheduleNewOrchestrationInstanceAsync("LockAll");
        await hub.UntilAsync(async () => (await hub.ShowAsync(A))?.BacklogQueueSize == 1);
        if (restarts)
        {
            await hub.RestartAsync();
            Assert.Equal(owner, (await hub.ShowAsync(A))?.LockedBy);
        }

        await hub.Client.TerminateInstanceAsync(owner);

        Assert.Equal(7, (await hub.EndAsync(waiting)).ReadOutputAs<int>());
        await NoLocksAsync(hub);
    }

    [Fact]
    public async Task Terminate_OfWhoWaitsForALock_LetsTheNextHaveIt()
    {
        await using var hub = await HubAsync(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(C))
            {
                context.SetCustomStatus("inside");
                return await context.WaitForExternalEvent<int>("Go");
            }
        });
        var owner = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run");
        await hub.ReachesAsync(owner, "inside");
        var waiting = await hub.Client.ScheduleNewOrchestrationInstanceAsync("LockAll");
        await hub.UntilAsync(async () => (await hub.ShowAsync(C))?.BacklogQueueSize == 1);
        Assert.Equal(waiting, (await hub.ShowAsync(A))?.LockedBy);
        var next = await hub.Client.ScheduleNewOrchestrationInstanceAsync("LockAll");
        await hub.UntilAsync(async () => (await hub.ShowAsync(A))?.BacklogQueueSize == 1);

        await hub.Client.TerminateInstanceAsync(waiting);
        await hub.EndAsync(waiting);
        await hub.Client.RaiseEventAsync(owner, "Go", 1);

        Assert.Equal(7, (await hub.EndAsync(next)).ReadOutputAs<int>());
        await NoLocksAsync(hub);
    }

    [Fact]
    public async Task Lock_ByManyInAnyOrder_NeverDeadlocksAndKeepsTheQueueInOrder()
    {
        await using var hub = await HubAsync(async context =>
        {
            var (first, second) = context.GetInput<bool>() ? (A, C) : (C, A);
            await using (await context.Entities.LockEntitiesAsync(first, B, second))
            {
                var a = await context.Entities.CallEntityAsync<int>(A, "Get");
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                await context.Entities.CallEntityAsync(A, "Set", a + 1);
                return a;
            }
        });
        var ids = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => hub.Client.ScheduleNewOrchestrationInstanceAsync("Run", i % 2 == 0))
        );

        var seen = new List<int>();
        foreach (var id in ids)
        {
            seen.Add((await hub.EndAsync(id)).ReadOutputAs<int>());
        }

        Assert.Equal(Enumerable.Range(0, 40), seen.Order());
        await NoLocksAsync(hub);
    }

    [Fact]
    public async Task Signals_ToALockedEntity_AreAppliedInOrderOnceItIsReleased()
    {
        await using var hub = await HubAsync(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(A))
            {
                context.SetCustomStatus("inside");
                await context.WaitForExternalEvent<string>("Go");
                await context.Entities.CallEntityAsync(A, "Append", 9);
            }

            return true;
        });
        var owner = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run");
        await hub.ReachesAsync(owner, "inside");
        for (var i = 1; i <= 5; i++)
        {
            await hub.Client.Entities.SignalEntityAsync(A, "Append", i);
        }

        await hub.UntilAsync(async () => (await hub.ShowAsync(A))?.BacklogQueueSize == 5);
        await hub.RestartAsync();
        await hub.Client.Entities.SignalEntityAsync(A, "Append", 6);
        await hub.Client.RaiseEventAsync(owner, "Go", "");
        await hub.EndAsync(owner);

        Assert.Equal(9123456, await hub.RunAsync<int>("Get", A));
    }
}
