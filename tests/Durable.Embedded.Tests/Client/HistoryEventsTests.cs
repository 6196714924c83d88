using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Client;

public sealed class HistoryEventsTests
{
    [Fact]
    public async Task GetHistory_OfEverythingThatAnOrchestrationDoes_HasEveryKindOfEvent()
    {
        await using var hub = await StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("DoesAll", "first");
        await hub.BeginAsync(id);

        await hub.Client.SuspendInstanceAsync(id, "hold", TestContext.Current.CancellationToken);
        await hub.Client.ResumeInstanceAsync(id, "go on", TestContext.Current.CancellationToken);
        await hub.Client.RaiseEventAsync(id, "go", "now", TestContext.Current.CancellationToken);
        await hub.EndAsync(id);
        await hub.RestartAsync();
        var history = await hub.Client.GetOrchestrationHistoryAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                EventType.ExecutionStarted,
                EventType.ExecutionCompleted,
                EventType.TaskScheduled,
                EventType.TaskCompleted,
                EventType.TaskFailed,
                EventType.SubOrchestrationInstanceCreated,
                EventType.SubOrchestrationInstanceCompleted,
                EventType.SubOrchestrationInstanceFailed,
                EventType.TimerCreated,
                EventType.TimerFired,
                EventType.OrchestratorStarted,
                EventType.OrchestratorCompleted,
                EventType.EventSent,
                EventType.EventRaised,
                EventType.ExecutionSuspended,
                EventType.ExecutionResumed,
            ],
            history.Select(item => item.EventType).Distinct().Order()
        );
        Assert.Equal("hold", history.OfType<ExecutionSuspendedEvent>().Single().Reason);
        Assert.Equal("\"now\"", history.OfType<EventRaisedEvent>().Single().Input);
        Assert.Equal("\"Echo\"", history.OfType<TaskCompletedEvent>().Single().Result);
        Assert.Equal(1, history.OfType<ExecutionStartedEvent>().Single().Generation);
    }

    [Fact]
    public async Task GetHistory_OfATerminatedInstance_SaysWhy()
    {
        await using var hub = await StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
        await hub.BeginAsync(id);

        await hub.Client.TerminateInstanceAsync(id, (object)"enough", TestContext.Current.CancellationToken);
        await hub.EndAsync(id);
        var history = await hub.Client.GetOrchestrationHistoryAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal("\"enough\"", history.OfType<ExecutionTerminatedEvent>().Single().Input);
        Assert.Equal(0, history.OfType<ExecutionStartedEvent>().Single().Generation);
    }

    private static Task<TestHub> StartAsync() =>
        TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc<string, string>("DoesAll", DoAllAsync)
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("never"))
                .AddOrchestratorFunc("Echo", _ => "Echo")
                .AddOrchestratorFunc("Fails", _ => throw new InvalidOperationException("no"))
                .AddActivityFunc("Echo", _ => "Echo")
                .AddActivityFunc("Fails", _ => throw new InvalidOperationException("no"))
        );

    private static async Task<string> DoAllAsync(TaskOrchestrationContext context, string generation)
    {
        if (generation == "first")
        {
            context.ContinueAsNew("second");
            return "";
        }

        var go = await context.WaitForExternalEvent<string>("go");
        await context.CallActivityAsync("Echo");
        await context.CallSubOrchestratorAsync("Echo");
        await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        context.SendEvent("nobody", "hello", "you");
        await FailAsync(() => context.CallActivityAsync("Fails"));
        await FailAsync(() => context.CallSubOrchestratorAsync("Fails"));
        return go;
    }

    private static async Task FailAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (TaskFailedException)
        {
            // It is there for the history.
        }
    }
}
