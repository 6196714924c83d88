using Durable.Embedded.Tests.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Entities;

public sealed class CriticalSectionTests
{
    private static readonly EntityInstanceId A = new("Account", "a");
    private static readonly EntityInstanceId B = new("Account", "b");
    private static readonly EntityInstanceId C = new("Account", "c");

    [Theory]
    [MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task Lock_OfSeveral_LetsTheOwnerCallThemAndNobodyElse(int sessions)
    {
        await using var hub = await HubAsync(
            async context =>
            {
                await using (await context.Entities.LockEntitiesAsync(B, A))
                {
                    context.SetCustomStatus("inside");
                    await context.WaitForExternalEvent<string>("Go");
                    var seen = await context.Entities.CallEntityAsync<int>(A, "Get");
                    await Task.WhenAll(context.Entities.CallEntityAsync(A, "Add", 1), context.Entities.CallEntityAsync(B, "Add", 1));
                    return seen;
                }
            },
            sessions
        );
        var owner = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run");
        await hub.ReachesAsync(owner, "inside");
        var other = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Add", A);
        await hub.Client.Entities.SignalEntityAsync(A, "Add", 100);
        await hub.BeginAsync(other);
        await hub.UntilAsync(async () => (await hub.ShowAsync(A))?.BacklogQueueSize == 2);
        Assert.Equal(owner, (await hub.ShowAsync(A))?.LockedBy);
        Assert.Null((await hub.ShowAsync(C))?.LockedBy);

        await hub.Client.RaiseEventAsync(owner, "Go", "");

        // Nobody came in between, and who had to wait comes after.
        Assert.Equal(0, (await hub.EndAsync(owner)).ReadOutputAs<int>());
        Assert.Contains((await hub.EndAsync(other)).ReadOutputAs<int>(), new[] { 11, 111 });
        Assert.Equal(111, await hub.RunAsync<int>("Get", A));
        await NoLocksAsync(hub);
    }

    [Fact]
    public async Task InCriticalSection_BeforeInsideAndAfter_TellsWhatMayBeCalled()
    {
        await using var hub = await HubAsync(async context =>
        {
            var entities = context.Entities;
            var log = $"{entities.InCriticalSection(out var none)} {none!.Count};";
            var pending = entities.LockEntitiesAsync([B, A, B]);
            log += $"{entities.InCriticalSection(out var early)} {early!.Count};";
            var section = await pending;
            log += $"{entities.InCriticalSection(out var all)} {string.Join(',', all!)};";
            var call = entities.CallEntityAsync(A, "Add", 1);
            log += $"{entities.InCriticalSection(out var free)} {string.Join(',', free!)};";
            await call;
            log += $"{entities.InCriticalSection(out var again)} {string.Join(',', again!)};";
            await section.DisposeAsync();
            await section.DisposeAsync();
            return log + entities.InCriticalSection();
        });

        Assert.Equal(
            "False 0;True 0;True @account@a,@account@b;True @account@b;True @account@a,@account@b;False",
            await hub.RunAsync<string>("Run")
        );
        await NoLocksAsync(hub);
    }

    [Theory]
    [InlineData("nested", "another critical section")]
    [InlineData("not locked", "has not locked it")]
    [InlineData("twice", "under way")]
    [InlineData("child", "sub-orchestrations")]
    [InlineData("signal", "not signalled")]
    [InlineData("too early", "await them first")]
    public async Task CriticalSection_WithWhatIsNotAllowed_ThrowsInvalidOperation(string what, string message)
    {
        await using var hub = await HubAsync(async context =>
        {
            var pending = context.Entities.LockEntitiesAsync(A, B);
            if (what == "too early")
            {
                await context.Entities.CallEntityAsync(A, "Add", 1);
            }

            await using (await pending)
            {
                await (
                    what switch
                    {
                        "nested" => context.Entities.LockEntitiesAsync(C),
                        "not locked" => context.Entities.CallEntityAsync(C, "Add", 1),
                        "twice" => Task.WhenAll(context.Entities.CallEntityAsync(A, "Add", 1), context.Entities.CallEntityAsync(A, "Add", 1)),
                        "child" => context.CallSubOrchestratorAsync("Get", A),
                        _ => context.Entities.SignalEntityAsync(A, "Add", 1),
                    }
                );
            }

            return true;
        });

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run"));

        Assert.Equal("System.InvalidOperationException", done.FailureDetails?.ErrorType);
        Assert.Contains(message, done.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
        await NoLocksAsync(hub);
    }

    [Fact]
    public async Task CriticalSection_WithWhatIsAllowed_Goes()
    {
        await using var hub = await HubAsync(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(A))
            {
                await context.Entities.SignalEntityAsync(C, "Add", 5);
                await context.CallActivityAsync<int>("Echo", 1);
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                try
                {
                    await context.Entities.CallEntityAsync(A, "Fail");
                }
                catch (EntityOperationFailedException)
                {
                    // The lock is there again.
                }

                await context.Entities.CallEntityAsync(A, "Add", 1);
            }

            await context.CallSubOrchestratorAsync<int>("Get", A);
            await using (await context.Entities.LockEntitiesAsync(C))
            {
                return await context.Entities.CallEntityAsync<int>(C, "Get");
            }
        });

        Assert.Equal(5, await hub.RunAsync<int>("Run"));
        Assert.Equal(1, await hub.RunAsync<int>("Get", A));
        await NoLocksAsync(hub);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("null")]
    [InlineData("unset")]
    public async Task Lock_OfNothing_ThrowsArgumentException(string what)
    {
        await using var hub = await HubAsync(async context =>
        {
            try
            {
                await context.Entities.LockEntitiesAsync(what == "none" ? [] : what == "null" ? null! : [A, default]);
                return "not thrown";
            }
            catch (ArgumentException e)
            {
                return $"{e.GetType().Name} {context.Entities.InCriticalSection()}";
            }
        });

        Assert.Equal(what == "null" ? "ArgumentNullException False" : "ArgumentException False", await hub.RunAsync<string>("Run"));
    }

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
                    await Task.Run(static () => { });
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
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => hub.Client.ScheduleNewOrchestrationInstanceAsync("Run", i % 2 == 0)));

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

    private static async Task NoLocksAsync(TestHub hub)
    {
        // The releases are committed with the owner's end; the entities take them a moment later.
        await hub.UntilAsync(async () =>
            (await hub.Client.Entities.GetAllEntitiesAsync(new EntityQuery { IncludeTransient = true }).ToListAsync()).TrueForAll(entity =>
                entity is { LockedBy: null, BacklogQueueSize: 0 }
            )
        );
        Assert.Equal(0, (await hub.Client.Entities.CleanEntityStorageAsync()).OrphanedLocksReleased);
    }

    private static Task<TestHub> HubAsync<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator, int sessions = 1000) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc("Run", orchestrator)
                .AddOrchestratorFunc<EntityInstanceId, int>("Get", (context, id) => context.Entities.CallEntityAsync<int>(id, "Get"))
                .AddOrchestratorFunc<EntityInstanceId, int>("Add", (context, id) => context.Entities.CallEntityAsync<int>(id, "Add", 10))
                .AddOrchestratorFunc(
                    "LockAll",
                    async context =>
                    {
                        await using (await context.Entities.LockEntitiesAsync(A, B, C))
                        {
                            return await context.Entities.CallEntityAsync<int>(B, "Add", 7);
                        }
                    }
                )
                .AddActivityFunc<int, int>("Echo", (_, value) => value)
                .AddEntity<Account>()
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

    private sealed class Account : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int Set(int amount) => State = amount;

        public int Append(int digit) => State = (10 * State) + digit;

        public int Get() => State;

        public void Fail() => throw new InvalidOperationException("as planned");
    }
}
