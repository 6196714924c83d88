using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Hub;

public sealed class ConverterTests
{
    [Theory, InlineData(1000), InlineData(0)]
    public async Task DataConverter_OfTheHub_WritesAndReadsEveryPayload(int sessions)
    {
        await using var hub = await StartAsync(sessions);
        var entity = new EntityInstanceId("Keeps", "a");

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("All", "in");
        await hub.BeginAsync(id);
        await hub.Client.RaiseEventAsync(id, "go", "event", TestContext.Current.CancellationToken);
        var done = await hub.EndAsync(id);
        await hub.Client.Entities.SignalEntityAsync(entity, "Set", "signalled", cancellation: TestContext.Current.CancellationToken);
        var last = await hub.RunAsync<string>("Reads");
        var history = await hub.Client.GetOrchestrationHistoryAsync(id, TestContext.Current.CancellationToken);
        var state = await hub.Client.Entities.GetEntityAsync(entity, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("in event activity child entity", done.ReadOutputAs<string>());
        Assert.Equal("signalled", last);
        Assert.Equal("status", done.ReadCustomStatusAs<string>());
        Assert.Equal("signalled", state!.State.ReadAs<string>());
        string?[] payloads =
        [
            done.SerializedInput,
            done.SerializedOutput,
            done.SerializedCustomStatus,
            state.State.Value,
            .. history.OfType<TaskScheduledEvent>().Select(scheduled => scheduled.Input),
            .. history.OfType<TaskCompletedEvent>().Select(completed => completed.Result),
            .. history.OfType<SubOrchestrationInstanceCreatedEvent>().Select(created => created.Input),
            .. history.OfType<SubOrchestrationInstanceCompletedEvent>().Select(completed => completed.Result),
            .. history.OfType<EventRaisedEvent>().Where(raised => raised.Name == "go").Select(raised => raised.Input),
            .. history.OfType<EventSentEvent>().Where(sent => sent.Name == "hello").Select(sent => sent.Input),
        ];
        Assert.Equal(10, payloads.Length);
        Assert.All(payloads, payload => Assert.StartsWith(Marking.Mark, payload, StringComparison.Ordinal));
    }

    private static Task<TestHub> StartAsync(int sessions) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc<string, string>("All", AllAsync)
                .AddOrchestratorFunc(
                    "Reads",
                    context => context.Entities.CallEntityAsync<string>(new EntityInstanceId("Keeps", "a"), "Get")
                )
                .AddOrchestratorFunc<string, string>("Echo", (_, text) => Task.FromResult(text))
                .AddActivityFunc<string, string>("Echo", (_, text) => text)
                .AddEntity<Keeper>("Keeps")
        )
        {
            MaxInstancesInMemory = sessions,
            With = options => options with { DataConverter = new Marking() },
        }.StartAsync();

    private static async Task<string> AllAsync(TaskOrchestrationContext context, string input)
    {
        context.SetCustomStatus("status");
        var raised = await context.WaitForExternalEvent<string>("go");
        context.SendEvent("nobody", "hello", "you");
        var activity = await context.CallActivityAsync<string>("Echo", "activity");
        var child = await context.CallSubOrchestratorAsync<string>("Echo", "child");
        var entity = await context.Entities.CallEntityAsync<string>(new EntityInstanceId("Keeps", "a"), "Set", "entity");
        return $"{input} {raised} {activity} {child} {entity}";
    }

    private sealed class Keeper : TaskEntity<string>
    {
        public string Set(string text) => State = text;

        public string Get() => State;

        protected override string InitializeState(TaskEntityOperation entityOperation) => "";
    }

    /// <summary>JSON behind a mark: what lacks it was not written by this converter, and cannot be read by it.</summary>
    private sealed class Marking : DataConverter
    {
        public const string Mark = "marked:";

        public override string? Serialize(object? value) => value is null ? null : Mark + JsonSerializer.Serialize(value);

        public override object? Deserialize(string? data, Type targetType) =>
            data is null ? null
            : data.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize(data[Mark.Length..], targetType)
            : throw new FormatException(data);
    }
}
