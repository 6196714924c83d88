using DurableTask.Core.History;

namespace Durable.Embedded.Tests.Hub;

public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_OfAnInstance_ShowsItsTurnsAndRunsNoActivity()
    {
        var runs = 0;
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<int>("Counts"))
                .AddActivityFunc("Counts", _ => Interlocked.Increment(ref runs))
        );
        var id = (await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"))).InstanceId;
        await hub.CloseAsync();
        await hub.OpenAsync();

        var turns = new List<ReplayedTurn>();
        hub.Hub.Replay(id, turns.Add);

        Assert.Equal(1, runs);
        Assert.Equal([0, 1], turns.Select(turn => turn.Number));
        Assert.IsType<TaskScheduledEvent>(Assert.Single(turns[0].Actions));
        Assert.IsType<TaskCompletedEvent>(Assert.Single(turns[1].Messages));
        Assert.NotNull(turns[1].End);
    }

    [Fact]
    public async Task Replay_OnChangedCode_NamesTheDifference()
    {
        var activity = "First";
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<string>(activity))
                .AddActivityFunc("First", _ => "done")
        );
        var id = (await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"))).InstanceId;

        activity = "Second";
        var error = Assert.Throws<NonDeterministicOrchestrationException>(() => hub.Hub.Replay(id));

        Assert.Contains("'First'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Second'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => hub.Hub.Replay("none"));
    }
}
