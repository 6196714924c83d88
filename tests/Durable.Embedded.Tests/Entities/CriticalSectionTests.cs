using Durable.Embedded.Tests.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using static Durable.Embedded.Tests.Entities.LockHub;

namespace Durable.Embedded.Tests.Entities;

/// <summary>What an orchestration may do in a critical section, and what others may meanwhile.</summary>
public sealed class CriticalSectionTests
{
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
        Assert.True((await hub.EndAsync(other)).ReadOutputAs<int>() is 11 or 111);
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
                        "twice" => Task.WhenAll(
                            context.Entities.CallEntityAsync(A, "Add", 1),
                            context.Entities.CallEntityAsync(A, "Add", 1)
                        ),
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
                await context.Entities.LockEntitiesAsync(
                    what == "none" ? []
                    : what == "null" ? null!
                    : [A, default]
                );
                return "not thrown";
            }
            catch (ArgumentException e)
            {
                return $"{e.GetType().Name} {context.Entities.InCriticalSection()}";
            }
        });

        Assert.Equal(what == "null" ? "ArgumentNullException False" : "ArgumentException False", await hub.RunAsync<string>("Run"));
    }
}
