using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Client;

public sealed class RecursivePurgeTests
{
    private static readonly PurgeInstanceOptions Recursive = new(Recursive: true);

    [Fact]
    public async Task Purge_Recursive_RemovesAllThatItHasStarted()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await RunTreeAsync(hub, "a");
        await RunTreeAsync(hub, "b");

        var purged = await hub.Client.PurgeInstanceAsync("a", Recursive);

        Assert.Equal(4, purged.PurgedInstanceCount);
        Assert.Equal(["b", "b-0", "b-0-x", "b-1"], await IdsAsync(hub));
    }

    [Fact]
    public async Task Purge_NotRecursive_LeavesSubOrchestrations()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await RunTreeAsync(hub, "a");

        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync("a")).PurgedInstanceCount);
        Assert.Equal(["a-0", "a-0-x", "a-1"], await IdsAsync(hub));
    }

    [Fact]
    public async Task PurgeAll_Recursive_CountsEveryInstanceOnce()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await RunTreeAsync(hub, "a");
        await RunTreeAsync(hub, "b");

        var purged = await hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(), Recursive);

        Assert.Equal(8, purged.PurgedInstanceCount);
        Assert.Empty(await IdsAsync(hub));
    }

    [Fact]
    public async Task Purge_RecursiveOfATerminatedParent_LeavesWhatStillRuns()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("WaitsBelow", new StartOrchestrationOptions("a"));
        await hub.BeginAsync("a");
        await hub.Client.TerminateInstanceAsync("a");
        await hub.EndAsync("a");

        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync("a", Recursive)).PurgedInstanceCount);
        Assert.Equal(["a-0"], await IdsAsync(hub));
    }

    private static async Task RunTreeAsync(TestHub hub, string id)
    {
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Root", new StartOrchestrationOptions(id));
        await hub.EndAsync(id);
    }

    private static async Task<List<string>> IdsAsync(TestHub hub) =>
        [.. (await hub.Client.GetAllInstancesAsync().ToListAsync()).Select(instance => instance.InstanceId).Order(StringComparer.Ordinal)];

    private static SubOrchestrationOptions Below(TaskOrchestrationContext context, string suffix) =>
        new() { InstanceId = $"{context.InstanceId}-{suffix}" };

    private static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc(
            "Root",
            async context =>
            {
                await context.CallSubOrchestratorAsync("Middle", options: Below(context, "0"));
                await context.CallSubOrchestratorAsync("Leaf", options: Below(context, "1"));
            }
        );
        registry.AddOrchestratorFunc("Middle", context => context.CallSubOrchestratorAsync("Leaf", options: Below(context, "x")));
        registry.AddOrchestratorFunc("Leaf", _ => Task.CompletedTask);
        registry.AddOrchestratorFunc("WaitsBelow", context => context.CallSubOrchestratorAsync("Waits", options: Below(context, "0")));
        registry.AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<object>("never"));
    }
}
