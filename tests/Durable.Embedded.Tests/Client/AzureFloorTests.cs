using Durable.Embedded.Activities;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Client;

/// <summary>What <see cref="EmbeddedHubOptions.StrictAzureFloor"/> takes away.</summary>
public sealed class AzureFloorTests
{
    [Fact]
    public async Task Schedule_WithDedupeStatusAndStartTimeAndTags_IgnoresThem()
    {
        await using var hub = await Floor().StartAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions("one"));
        await hub.EndAsync("one");
        var options = new StartOrchestrationOptions("one", DateTimeOffset.MaxValue)
        {
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" },
            Version = "9.9",
        };

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 2, options.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed));

        var done = await hub.EndAsync("one");
        Assert.Equal(2, done.ReadOutputAs<int>());
        Assert.Empty(done.Tags);
    }

    [Fact]
    public async Task RaiseEvent_ToAnInstanceThatHasNotStarted_IsDropped()
    {
        await using var hub = Floor();
        await hub.OpenAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.Client.RaiseEventAsync(id, "go", 1);
        await hub.Hub.StartAsync(TestContext.Current.CancellationToken);
        await hub.ReachesAsync(id, "waiting");

        await hub.Client.RaiseEventAsync(id, "go", 2);

        Assert.Equal(2, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Terminate_Recursive_LeavesTheSubOrchestration()
    {
        await using var hub = await Floor().StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await hub.UntilAsync(async () => await hub.Client.GetInstanceAsync("child") is not null);
        await hub.ReachesAsync("child", "waiting");

        await hub.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(null, Recursive: true));
        await hub.EndAsync(id);
        await hub.Client.RaiseEventAsync("child", "go", 3);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.EndAsync("child")).RuntimeStatus);
    }

    [Fact]
    public async Task ActivityToken_AfterTheInstanceIsTerminated_FiresOnlyWhenTheHubStops()
    {
        var (begun, token) = (new Gate(), CancellationToken.None);
        var release = new Gate();
        await using var hub = Floor(tasks =>
        {
            tasks.AddOrchestratorFunc<int>("Long", context => context.CallActivityAsync<int>("Hold"));
            tasks.AddActivityFunc<int>(
                "Hold",
                async context =>
                {
                    token = ((EmbeddedActivityContext)context).CancellationToken;
                    begun.Open();
                    await release.PassAsync(token);
                    return 1;
                }
            );
        });
        await hub.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Long");
        await begun.PassAsync();
        await hub.Client.TerminateInstanceAsync(id);
        await hub.EndAsync(id);
        var atTermination = token.IsCancellationRequested;

        await hub.Hub.StopAsync(TestContext.Current.CancellationToken);

        Assert.False(atTermination);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task WhatOlderClientsLack_IsNotSupported()
    {
        await using var hub = await Floor().StartAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => hub.Client.RewindInstanceAsync("one", "why"));
        await Assert.ThrowsAsync<NotSupportedException>(() => hub.Client.RestartAsync("one"));
        await Assert.ThrowsAsync<NotSupportedException>(() => hub.Client.GetOrchestrationHistoryAsync("one"));
        await Assert.ThrowsAsync<NotSupportedException>(() => hub.Client.ListInstanceIdsAsync());
    }

    private static TestHub Floor(Action<DurableTaskRegistry>? register = null) =>
        new(register ?? Register) { With = options => options with { StrictAzureFloor = true } };

    private static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<int, int>("Done", (_, input) => Task.FromResult(input));
        tasks.AddOrchestratorFunc<int>(
            "Waits",
            context =>
            {
                context.SetCustomStatus("waiting");
                return context.WaitForExternalEvent<int>("go");
            }
        );
        tasks.AddOrchestratorFunc<int>(
            "Parent",
            context => context.CallSubOrchestratorAsync<int>("Waits", options: new SubOrchestrationOptions(instanceId: "child"))
        );
    }
}
