using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Client;

public sealed class HistoryTests
{
    [Fact]
    public async Task GetHistory_OfAFinishedInstance_HasEveryTurnBetweenItsStartAndEnd()
    {
        await using var hub = await TestHub.StartAsync(Register);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls", "in");
        await hub.EndAsync(id);

        var history = await hub.Client.GetOrchestrationHistoryAsync(id);

        Assert.Equal(
            [
                EventType.OrchestratorStarted,
                EventType.ExecutionStarted,
                EventType.TaskScheduled,
                EventType.OrchestratorCompleted,
                EventType.OrchestratorStarted,
                EventType.TaskCompleted,
                EventType.ExecutionCompleted,
                EventType.OrchestratorCompleted,
            ],
            history.Select(item => item.EventType)
        );
        Assert.Equal("\"in\"", history.OfType<ExecutionStartedEvent>().Single().Input);
        Assert.Equal("\"in!\"", history.OfType<TaskCompletedEvent>().Single().Result);
        Assert.Equal(OrchestrationStatus.Completed, history.OfType<ExecutionCompletedEvent>().Single().OrchestrationStatus);
    }

    [Fact]
    public async Task Replay_OfARecordedHistory_AcceptsTheSameCode()
    {
        await using var hub = await TestHub.StartAsync(Register);
        var json = OrchestrationReplayer.ToJson(await RecordAsync(hub, "id"));

        var thrown = Record.Exception(() =>
            OrchestrationReplayer.Replay(
                FuncTaskOrchestrator.Create<string, string>(CallsAsync),
                "id",
                OrchestrationReplayer.FromJson(json)
            )
        );

        Assert.Null(thrown);
    }

    [Fact]
    public async Task Replay_OfARecordedHistory_RefusesCodeThatAsksForSomethingElse()
    {
        await using var hub = await TestHub.StartAsync(Register);
        var history = await RecordAsync(hub, "id");
        var changed = FuncTaskOrchestrator.Create<string, string>(
            async (context, input) =>
            {
                await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
                return input;
            }
        );

        var thrown = Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplayer.Replay(changed, "id", history));

        Assert.Contains("activity 'Shout' (#0)", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("a timer (#0)", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfARecordedHistory_RefusesCodeThatEndsOtherwise()
    {
        await using var hub = await TestHub.StartAsync(Register);
        var history = await RecordAsync(hub, "id");
        var changed = FuncTaskOrchestrator.Create<string, string>(
            async (context, input) => await CallsAsync(context, input) is null ? "" : throw new InvalidOperationException("no")
        );

        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplayer.Replay(changed, "id", history));
    }

    [Fact]
    public void Replay_OfNoHistory_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            OrchestrationReplayer.Replay(FuncTaskOrchestrator.Create<string, string>(CallsAsync), "id", [])
        );

    private static async Task<IList<HistoryEvent>> RecordAsync(TestHub hub, string id)
    {
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls", "in", new StartOrchestrationOptions(id));
        await hub.EndAsync(id);
        return await hub.Client.GetOrchestrationHistoryAsync(id);
    }

    private static void Register(DurableTaskRegistry registry) =>
        registry.AddOrchestratorFunc<string, string>("Calls", CallsAsync).AddActivityFunc<string, string>("Shout", (_, text) => text + "!");

    private static Task<string> CallsAsync(TaskOrchestrationContext context, string input) =>
        context.CallActivityAsync<string>("Shout", input);
}
