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
        Assert.Empty((await hub.Hub.ManagementClient.GetInstanceAsync("one"))!.Tags);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("a\tb")]
    [InlineData(null)]
    public async Task Schedule_WithAnIdThatTheFunctionsHostRefuses_Throws(string? id)
    {
        await using var hub = Floor();
        await hub.OpenAsync();
        var options = new StartOrchestrationOptions(id ?? new string('a', 257));

        await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, options));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions(new string('a', 256)));

        Assert.Single(await hub.Client.GetAllInstancesAsync().ToListAsync());
    }

    [Fact]
    public async Task Requests_ToAnInstanceThatIsNotThereOrHasEnded_Throw()
    {
        await using var hub = await Floor().StartAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions("ended"));
        await hub.EndAsync("ended");

        foreach (var id in new[] { "ended", "none" })
        {
            await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.RaiseEventAsync(id, "go", 1));
            await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.TerminateInstanceAsync(id));
            await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.SuspendInstanceAsync(id));
            await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.ResumeInstanceAsync(id));
        }
    }

    [Fact]
    public async Task Suspend_OfASuspendedInstanceAndResumeOfARunningOne_Throw()
    {
        await using var hub = await Floor().StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.ReachesAsync(id, "waiting");

        await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.ResumeInstanceAsync(id));
        await hub.Client.SuspendInstanceAsync(id);
        await hub.UntilAsync(async () => (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.SuspendInstanceAsync(id));
        await hub.Client.RaiseEventAsync(id, "go", 4);
        await hub.Client.ResumeInstanceAsync(id);

        Assert.Equal(4, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task GetInstance_OfAFailedOne_ShowsTheFailureAsItsOutputOnly()
    {
        await using var hub = await Floor().StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Fails");
        var ended = await hub.EndAsync(id);

        var brief = await hub.Client.GetInstanceAsync(id);
        var listed = Assert.Single(
            await hub.Client.GetAllInstancesAsync(new OrchestrationQuery { FetchInputsAndOutputs = true }).ToListAsync()
        );

        Assert.Equal((null, "System.FormatException: bad"), (ended.FailureDetails, ended.SerializedOutput));
        Assert.Equal((null, "System.FormatException: bad"), (listed.FailureDetails, listed.SerializedOutput));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, brief!.RuntimeStatus);
        Assert.Equal((null, null, null), (brief.FailureDetails, brief.SerializedOutput, brief.SerializedCustomStatus));
        Assert.Equal(("\"trying\"", "\"trying\""), (ended.SerializedCustomStatus, listed.SerializedCustomStatus));
        Assert.NotNull((await hub.Hub.ManagementClient.GetInstanceAsync(id))!.FailureDetails);
    }

    [Fact]
    public async Task GetAllInstances_InPages_GoesOnFromTheToken()
    {
        await using var hub = Floor();
        await hub.OpenAsync();
        string[] ids = ["a", "b", "c", "d", "e"];
        foreach (var id in ids)
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions(id));
        }

        var pages = await hub.Client.GetAllInstancesAsync().AsPages(pageSizeHint: 2).ToListAsync();
        var rest = await hub
            .Client.GetAllInstancesAsync(new OrchestrationQuery { ContinuationToken = pages[0].ContinuationToken })
            .ToListAsync();

        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(ids, pages.SelectMany(page => page.Values).Select(instance => instance.InstanceId));
        Assert.Equal(["c", "d", "e"], rest.Select(instance => instance.InstanceId));
    }

    [Fact]
    public async Task Purge_RecursiveAndInSlices_LeavesTheSubOrchestrationAndDoesNotTellWhetherAllIsDone()
    {
        await using var hub = await Floor().StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await hub.UntilAsync(async () => await hub.Client.GetInstanceAsync("child") is not null);
        await hub.ReachesAsync("child", "waiting");
        await hub.Client.RaiseEventAsync("child", "go", 1);
        await hub.EndAsync(id);

        var one = await hub.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true));
        var child = await hub.Client.GetInstanceAsync("child");
        var filter = new PurgeInstancesFilter(DateTimeOffset.MinValue) { Timeout = TimeSpan.FromTicks(1) };
        var all = await hub.Client.PurgeAllInstancesAsync(filter, new PurgeInstanceOptions(Recursive: true));

        Assert.NotNull(child);
        Assert.Equal((1, null), (one.PurgedInstanceCount, one.IsComplete));
        Assert.Equal((1, null), (all.PurgedInstanceCount, all.IsComplete));
        await Assert.ThrowsAsync<AzureFloorException>(() => hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter()));
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

    [Fact]
    public async Task ManagementClient_AtTheFloor_IsNotRestricted()
    {
        await using var hub = await Floor().StartAsync();
        var client = hub.Hub.ManagementClient;
        var options = new StartOrchestrationOptions("one")
        {
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" },
        };
        await client.ScheduleNewOrchestrationInstanceAsync("Fails", options);
        await hub.EndAsync("one");

        var history = await client.GetOrchestrationHistoryAsync("one");
        await client.RewindInstanceAsync("one", "again");
        var ended = await client.WaitForInstanceCompletionAsync("one", TestContext.Current.CancellationToken);

        Assert.NotEmpty(history);
        Assert.Equal(("b", "bad"), (ended.Tags["a"], ended.FailureDetails!.ErrorMessage));
    }

    private static TestHub Floor(Action<DurableTaskRegistry>? register = null) =>
        new(register ?? Register) { With = options => options with { StrictAzureFloor = true } };

    private static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<int, int>("Done", (_, input) => Task.FromResult(input));
        tasks.AddOrchestratorFunc("Fails", Fails);
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

    private static Task<int> Fails(TaskOrchestrationContext context)
    {
        context.SetCustomStatus("trying");
        throw new FormatException("bad");
    }
}
