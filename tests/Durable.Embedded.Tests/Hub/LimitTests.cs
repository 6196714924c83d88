using Durable.Embedded.Tests.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Hub;

public sealed class LimitTests
{
    private static readonly string Limit = typeof(HubLimitException).FullName!;
    private static readonly string Large = new('ä', 600);

    [Fact]
    public async Task Payload_OfAClientThatIsTooLong_IsRefused()
    {
        await using var hub = await StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");

        await Assert.ThrowsAsync<HubLimitException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", Large));
        await Assert.ThrowsAsync<HubLimitException>(() => hub.Client.RaiseEventAsync(id, "go", Large));
        await Assert.ThrowsAsync<HubLimitException>(() => hub.Client.TerminateInstanceAsync(id, (object)Large));
        await Assert.ThrowsAsync<HubLimitException>(() =>
            hub.Client.Entities.SignalEntityAsync(new EntityInstanceId("Keeps", "a"), "Set", Large)
        );
    }

    [Theory]
    [InlineData("GivesLarge")]
    [InlineData("ShowsLarge")]
    [InlineData("PassesLarge")]
    [InlineData("ContinuesLarge")]
    [InlineData("SendsLarge")]
    public async Task Payload_OfAnOrchestratorThatIsTooLong_FailsIt(string orchestrator)
    {
        await using var hub = await StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator));

        Assert.Equal(Limit, done.FailureDetails!.ErrorType);
        Assert.Contains(nameof(HubLimits.MaxPayloadBytes), done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, InlineData("CallsLarge"), InlineData("KeepsLarge")]
    public async Task Payload_OfATaskThatIsTooLong_FailsTheTaskWithoutARetry(string orchestrator)
    {
        await using var hub = await StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator));

        Assert.Equal(Limit, done.FailureDetails!.InnerFailure!.ErrorType);
    }

    [Theory, InlineData("AsksForMuch"), InlineData("AsksForMuchAndCatches")]
    public async Task Turn_ThatAsksForTooMuch_FailsTheInstanceAndDoesNothingOfIt(string orchestrator)
    {
        await using var hub = await StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator));
        var history = await hub.Client.GetOrchestrationHistoryAsync(done.InstanceId);

        Assert.Equal(Limit, done.FailureDetails!.ErrorType);
        Assert.Empty(history.OfType<global::DurableTask.Core.History.TaskScheduledEvent>());
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task History_ThatGetsTooLong_FailsTheInstance(int sessions)
    {
        await using var hub = await StartAsync(sessions);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("GoesOn"));
        var history = await hub.Client.GetOrchestrationHistoryAsync(done.InstanceId);

        Assert.Equal(Limit, done.FailureDetails!.ErrorType);
        Assert.Contains(nameof(HubLimits.MaxHistoryEvents), done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.InRange(history.OfType<global::DurableTask.Core.History.TaskScheduledEvent>().Count(), 15, 20);
    }

    private static Task<TestHub> StartAsync(int sessions = 1000) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"))
                .AddOrchestratorFunc("GivesLarge", _ => Large)
                .AddOrchestratorFunc("ShowsLarge", context => context.SetCustomStatus(Large))
                .AddOrchestratorFunc("PassesLarge", context => context.CallActivityAsync<string>("Echo", Large))
                .AddOrchestratorFunc("ContinuesLarge", context => context.ContinueAsNew(Large))
                .AddOrchestratorFunc("SendsLarge", context => context.SendEvent("other", "go", Large))
                .AddOrchestratorFunc(
                    "CallsLarge",
                    context =>
                        context.CallActivityAsync<string>(
                            "GivesLarge",
                            options: TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1)))
                        )
                )
                .AddOrchestratorFunc(
                    "KeepsLarge",
                    context => context.Entities.CallEntityAsync(new EntityInstanceId("Keeps", "a"), "SetLarge")
                )
                .AddOrchestratorFunc("AsksForMuch", context => AskForMuchAsync(context))
                .AddOrchestratorFunc(
                    "AsksForMuchAndCatches",
                    async context =>
                    {
                        try
                        {
                            await AskForMuchAsync(context);
                        }
                        catch (HubLimitException)
                        {
                            await context.CallActivityAsync("Echo", "caught");
                        }
                    }
                )
                .AddOrchestratorFunc("GoesOn", GoOnAsync)
                .AddActivityFunc<string, string>("Echo", (_, text) => text)
                .AddActivityFunc<object?, string>("GivesLarge", (_, _) => Large)
                .AddEntity<Keeper>("Keeps")
        )
        {
            MaxInstancesInMemory = sessions,
            With = options =>
                options with
                {
                    Limits = new HubLimits
                    {
                        MaxPayloadBytes = 1000,
                        MaxActionsPerTurn = 100,
                        MaxHistoryEvents = 40,
                    },
                },
        }.StartAsync();

    private static async Task<object?> GoOnAsync(TaskOrchestrationContext context)
    {
        while (true)
        {
            await context.CallActivityAsync("Echo", "again");
        }
    }

    private static async Task AskForMuchAsync(TaskOrchestrationContext context)
    {
        var tasks = new List<Task>();
        for (var i = 0; i < 1000; i++)
        {
            tasks.Add(context.CallActivityAsync("Echo", "more"));
        }

        await Task.WhenAll(tasks);
    }

    private sealed class Keeper : TaskEntity<string>
    {
        protected override string InitializeState(TaskEntityOperation entityOperation) => "";

        public void Set(string text) => State = text;

        public void SetLarge() => State = Large;
    }
}
