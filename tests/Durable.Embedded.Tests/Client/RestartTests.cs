using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Client;

public sealed class RestartTests
{
    [Fact]
    public async Task RestartAsync_UnderItsId_RunsAgainWithItsInputVersionAndTags()
    {
        await using var hub = await TestHub.StartAsync(Register);
        var options = new StartOrchestrationOptions("one")
        {
            Version = "2.0",
            Tags = new Dictionary<string, string> { ["team"] = "air" },
        };
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Echo", 7, options);
        var first = await hub.EndAsync("one");

        Assert.Equal("one", await hub.Client.RestartAsync("one"));

        var again = await hub.EndAsync("one");
        Assert.Equal("7 of 2.0", again.ReadOutputAs<string>());
        Assert.Equal("air", again.Tags["team"]);
        Assert.True(again.CreatedAt > first.CreatedAt);
        Assert.Single(await hub.Client.GetAllInstancesAsync().ToListAsync());
    }

    [Fact]
    public async Task RestartAsync_UnderANewId_LeavesTheOldOne()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", 7, new StartOrchestrationOptions("one"));
        await hub.BeginAsync("one");

        var other = await hub.Client.RestartAsync("one", restartWithNewInstanceId: true);
        await hub.Client.RaiseEventAsync(other, "go");

        Assert.NotEqual("one", other);
        Assert.Equal(7, (await hub.EndAsync(other)).ReadOutputAs<int>());
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync("one"))!.RuntimeStatus);
    }

    [Fact]
    public async Task RestartAsync_OfASubOrchestration_AnswersNoParent()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("parent"));
        await hub.EndAsync("parent");

        await hub.Client.RestartAsync("parent-child");

        Assert.Equal("no parent", (await hub.EndAsync("parent-child")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task RestartAsync_OfARunningOneUnderItsId_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(Register);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", 7, new StartOrchestrationOptions("one"));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.RestartAsync("one"));

        Assert.Contains("'one'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestartAsync_OfNone_Throws()
    {
        await using var hub = await TestHub.StartAsync(Register);

        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RestartAsync("none"));
    }

    private static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<int, string>("Echo", (context, input) => Task.FromResult($"{input} of {context.Version}"));
        registry.AddOrchestratorFunc<int, int>(
            "Waits",
            async (context, input) =>
            {
                await context.WaitForExternalEvent<object>("go");
                return input;
            }
        );
        registry.AddOrchestratorFunc(
            "Parent",
            context => context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions { InstanceId = "parent-child" })
        );
        registry.AddOrchestratorFunc<object?, string>("Child", (context, _) => Task.FromResult(context.Parent?.Name.Name ?? "no parent"));
    }
}
