using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Client;

public sealed class QueryTests
{
    [Fact]
    public async Task GetAllInstances_ByPrefixAndStatus_GivesTheseInTheOrderOfTheirCreation()
    {
        await using var hub = await FilledAsync();

        var all = await hub.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = "a" }).ToListAsync();
        var failed = await hub
            .Client.GetAllInstancesAsync(new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Failed] })
            .ToListAsync();

        Assert.Equal(["a1", "a2", "a3"], all.Select(instance => instance.InstanceId));
        Assert.Equal(["b1"], failed.Select(instance => instance.InstanceId));
    }

    [Fact]
    public async Task GetAllInstances_InPages_GivesEachOnceWhateverHappensMeanwhile()
    {
        await using var hub = await FilledAsync();
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await hub.Client.GetAllInstancesAsync().AsPages(token, 2).FirstAsync();
            seen.AddRange(page.Values.Select(instance => instance.InstanceId));
            token = page.ContinuationToken;
            await hub.Client.PurgeInstanceAsync(seen[0]);
        } while (token is not null);

        Assert.Equal(["a1", "a2", "a3", "b1"], seen);
    }

    [Fact]
    public async Task GetAllInstances_ByTime_GivesThoseCreatedThen()
    {
        await using var hub = await FilledAsync();
        var second = (await hub.Client.GetInstanceAsync("a2"))!.CreatedAt;

        var later = await hub.Client.GetAllInstancesAsync(new OrchestrationQuery { CreatedFrom = second.AddTicks(1) }).ToListAsync();
        var until = await hub.Client.GetAllInstancesAsync(new OrchestrationQuery { CreatedTo = second }).ToListAsync();

        Assert.DoesNotContain("a2", later.Select(instance => instance.InstanceId));
        Assert.Equal(4, later.Count + until.Count);
    }

    [Fact]
    public async Task ListInstanceIds_ByStatusAndTheTimeOfTheEnd_GivesTheseInPages()
    {
        await using var hub = await FilledAsync();
        var (first, last) = (
            (await hub.Client.GetInstanceAsync("a1"))!.LastUpdatedAt,
            (await hub.Client.GetInstanceAsync("b1"))!.LastUpdatedAt
        );
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("c1"));
        await hub.BeginAsync("c1");

        var all = await hub.Client.ListInstanceIdsAsync();
        var one = await hub.Client.ListInstanceIdsAsync(pageSize: 3);
        var two = await hub.Client.ListInstanceIdsAsync(pageSize: 3, lastInstanceKey: one.ContinuationToken);
        var running = await hub.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Running]);
        var ended = await hub.Client.ListInstanceIdsAsync(completedTimeFrom: first, completedTimeTo: last);
        var failed = await hub.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Failed], completedTimeFrom: first);
        var later = await hub.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Running], completedTimeFrom: first);

        Assert.Equal(["a1", "a2", "a3", "b1", "c1"], all.Values);
        Assert.Equal((null, null), (all.ContinuationToken, two.ContinuationToken));
        Assert.Equal(["a1", "a2", "a3"], one.Values);
        Assert.Equal(["b1", "c1"], two.Values);
        Assert.Equal(["c1"], running.Values);
        Assert.Equal(["a1", "a2", "a3", "b1"], ended.Values);
        Assert.Equal(["b1"], failed.Values);
        Assert.Empty(later.Values);
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.ListInstanceIdsAsync(lastInstanceKey: "no key"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => hub.Client.ListInstanceIdsAsync(pageSize: 0));
    }

    [Fact]
    public async Task GetInstance_WithoutInputsAndOutputs_HasNone()
    {
        await using var hub = await FilledAsync();

        var plain = await hub.Client.GetInstanceAsync("a1");
        var full = await hub.Client.GetInstanceAsync("a1", getInputsAndOutputs: true);

        Assert.Null(plain!.SerializedInput);
        Assert.Null(plain.SerializedOutput);
        Assert.Equal("1", full!.SerializedInput);
        Assert.Equal("1", full.SerializedOutput);
    }

    [Fact]
    public async Task GetInstance_OfAStartWithTags_ShowsThem()
    {
        await using var hub = await FilledAsync();
        var tags = new Dictionary<string, string> { ["team"] = "platform" };
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Done", 1, new StartOrchestrationOptions { Tags = tags });

        Assert.Equal("platform", (await hub.Client.GetInstanceAsync(id))!.Tags["team"]);
    }

    [Fact]
    public async Task Purge_OfAFinishedInstance_RemovesItAndItsHistory()
    {
        await using var hub = await FilledAsync();

        var purged = await hub.Client.PurgeInstanceAsync("a1");
        var again = await hub.Client.PurgeInstanceAsync("a1");

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Equal(0, again.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("a1"));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.GetOrchestrationHistoryAsync("a1"));
    }

    [Fact]
    public async Task Purge_OfARunningInstance_IsRefused()
    {
        await using var hub = await FilledAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.PurgeInstanceAsync(id));
    }

    [Fact]
    public async Task PurgeAll_ByStatus_RemovesThese()
    {
        await using var hub = await FilledAsync();

        var purged = await hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Completed]));

        Assert.Equal(3, purged.PurgedInstanceCount);
        Assert.Equal(["b1"], (await hub.Client.GetAllInstancesAsync().ToListAsync()).Select(instance => instance.InstanceId));
    }

    private static async Task<TestHub> FilledAsync()
    {
        var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc<int, int>("Done", (_, input) => input)
                .AddOrchestratorFunc("Fails", _ => Task.FromException<int>(new InvalidOperationException("no")))
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"))
        );
        foreach (var (id, name) in (IEnumerable<(string, string)>)[("a1", "Done"), ("a2", "Done"), ("a3", "Done"), ("b1", "Fails")])
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync(name, 1, new StartOrchestrationOptions(id));
            await hub.EndAsync(id);
        }

        return hub;
    }
}
