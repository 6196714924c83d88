using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class DurableTaskRegistryTests
{
    private readonly DurableTaskRegistry registry = new();
    private readonly ServiceProvider services = new ServiceCollection().AddSingleton("from the services").BuildServiceProvider();

    [Fact]
    public void Add_SameNameInOtherCase_IsRefused()
    {
        registry.AddActivityFunc("Read", _ => { });
        registry.AddOrchestratorFunc("Read", _ => { });
        registry.AddEntity<Counter>("Read");

        Assert.Contains("'read' is already added", Refusal(() => registry.AddActivityFunc("read", _ => { })), StringComparison.Ordinal);
        Assert.Contains("'READ' is already added", Refusal(() => registry.AddOrchestratorFunc("READ", _ => { })), StringComparison.Ordinal);
        Assert.Contains("'read' is already added", Refusal(() => registry.AddEntity<Counter>("read")), StringComparison.Ordinal);
    }

    [Fact]
    public void Add_SameNameInOtherVersion_IsAnotherTask()
    {
        registry.AddActivity("Read", "1", () => new Named("one")).AddActivity("Read", "2", () => new Named("two"));

        Assert.Equal(2, registry.GetActivities().Count(activity => activity.Key == "Read"));
        Assert.Contains(
            "with version '2'",
            Refusal(() => registry.AddActivity("read", "2", () => new Named("two"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Add_NoName_IsRefused()
    {
        Assert.Throws<ArgumentException>("name", () => registry.AddActivityFunc(default, _ => { }));
        Assert.Throws<ArgumentException>("name", () => registry.AddEntity(default, new Counter()));
    }

    [Fact]
    public void Add_AbstractOrOtherType_IsRefused()
    {
        Assert.Throws<ArgumentException>("type", () => registry.AddActivity(typeof(TaskActivity<string, string>)));
        Assert.Throws<ArgumentException>("type", () => registry.AddOrchestrator("A", typeof(Counter)));
    }

    [Fact]
    public async Task AddActivity_ByType_IsMadeWithServicesUnderItsAttributesName()
    {
        registry.AddActivity<Named>();

        KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>> added = Assert.Single(registry.GetActivities());
        Assert.Equal("named-activity", added.Key.Name);
        Assert.Equal("from the services 5", await added.Value(services).RunAsync(new ActivityContext(), 5));
    }

    [Fact]
    public void AddEntity_ByType_IsNamedAsItsClassAndMadeAnewEachTime()
    {
        registry.AddEntity<Counter>();

        KeyValuePair<TaskName, Func<IServiceProvider, ITaskEntity>> added = Assert.Single(registry.GetEntities());
        Assert.Equal("Counter", added.Key.Name);
        Assert.NotSame(added.Value(services), added.Value(services));
    }

    [Fact]
    public async Task RunAsync_InputOfOtherType_IsRefusedAndNullIsTheDefault()
    {
        registry.AddActivityFunc<int, string>("Show", (_, number) => $"{number}");
        ITaskActivity activity = registry.GetActivities().Single().Value(services);

        Assert.Equal((typeof(int), typeof(string)), (activity.InputType, activity.OutputType));
        Assert.Equal("0", await activity.RunAsync(new ActivityContext(), null));
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => activity.RunAsync(new ActivityContext(), "5"));
        Assert.Equal("Input type 'System.String' does not match expected type 'System.Int32'.", refused.Message);
    }

    [Fact]
    public async Task AddActivityFunc_EveryShape_IsCalled()
    {
        List<string> calls = [];
        registry.AddActivityFunc("1", _ => calls.Add("action"));
        registry.AddActivityFunc<int>("2", (_, input) => calls.Add($"action {input}"));
        registry.AddActivityFunc("3", context => Note("task"));
        registry.AddActivityFunc<int>("4", (_, input) => Note($"task {input}"));
        registry.AddActivityFunc("5", _ => "value");
        registry.AddActivityFunc("6", async _ => await Task.FromResult("awaited"));

        List<object?> results = [];
        foreach ((TaskName _, Func<IServiceProvider, ITaskActivity> factory) in registry.GetActivities())
        {
            results.Add(await factory(services).RunAsync(new ActivityContext(), factory(services).InputType == typeof(int) ? 8 : null));
        }

        Assert.Equal(["action", "action 8", "task", "task 8"], calls);
        Assert.Equal([null, null, null, null, "value", "awaited"], results);

        Task Note(string call)
        {
            calls.Add(call);
            return Task.CompletedTask;
        }
    }

    private static string Refusal(Action add) => Assert.Throws<ArgumentException>("name", add).Message;

    [DurableTask("named-activity")]
    private sealed class Named(string text) : TaskActivity<int, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, int input) => Task.FromResult($"{text} {input}");
    }

    private sealed class Counter : TaskEntity<int>;

    private sealed class ActivityContext : TaskActivityContext
    {
        public override TaskName Name => "A";

        public override string InstanceId => "1";
    }
}
