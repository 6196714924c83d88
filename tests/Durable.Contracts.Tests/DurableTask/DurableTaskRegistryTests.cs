using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class DurableTaskRegistryTests
{
    private readonly DurableTaskRegistry _registry = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton("from the services").BuildServiceProvider();

    [Fact]
    public void Add_SameNameInOtherCase_IsRefused()
    {
        _registry.AddActivityFunc("Read", _ => { });
        _registry.AddOrchestratorFunc("Read", _ => { });
        _registry.AddEntity<Counter>("Read");

        Assert.Contains("'read' is already added", Refusal(() => _registry.AddActivityFunc("read", _ => { })), StringComparison.Ordinal);
        Assert.Contains(
            "'READ' is already added",
            Refusal(() => _registry.AddOrchestratorFunc("READ", _ => { })),
            StringComparison.Ordinal
        );
        Assert.Contains("'read' is already added", Refusal(() => _registry.AddEntity<Counter>("read")), StringComparison.Ordinal);
    }

    [Fact]
    public void Add_SameNameInOtherVersion_IsAnotherTask()
    {
        _registry.AddActivity("Read", "1", () => new Named("one")).AddActivity("Read", "2", () => new Named("two"));

        Assert.Equal(2, _registry.GetActivities().Count(activity => activity.Key == "Read"));
        Assert.Contains(
            "with version '2'",
            Refusal(() => _registry.AddActivity("read", "2", () => new Named("two"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Add_NoName_IsRefused()
    {
        Assert.Throws<ArgumentException>("name", () => _registry.AddActivityFunc(default, _ => { }));
        Assert.Throws<ArgumentException>("name", () => _registry.AddEntity(default, new Counter()));
    }

    [Fact]
    public void Add_AbstractOrOtherType_IsRefused()
    {
        Assert.Throws<ArgumentException>("type", () => _registry.AddActivity(typeof(TaskActivity<string, string>)));
        Assert.Throws<ArgumentException>("type", () => _registry.AddOrchestrator("A", typeof(Counter)));
    }

    [Fact]
    public async Task AddActivity_ByType_IsMadeWithServicesUnderItsAttributesName()
    {
        _registry.AddActivity<Named>();

        var added = Assert.Single(_registry.GetActivities());
        Assert.Equal("named-activity", added.Key.Name);
        Assert.Equal("from the services 5", await added.Value(_services).RunAsync(new ActivityContext(), 5));
    }

    [Fact]
    public void AddEntity_ByType_IsNamedAsItsClassAndMadeAnewEachTime()
    {
        _registry.AddEntity<Counter>();

        var added = Assert.Single(_registry.GetEntities());
        Assert.Equal("Counter", added.Key.Name);
        Assert.NotSame(added.Value(_services), added.Value(_services));
    }

    [Fact]
    public async Task RunAsync_InputOfOtherType_IsRefusedAndNullIsTheDefault()
    {
        _registry.AddActivityFunc<int, string>("Show", (_, number) => $"{number}");
        var activity = _registry.GetActivities().Single().Value(_services);

        Assert.Equal((typeof(int), typeof(string)), (activity.InputType, activity.OutputType));
        Assert.Equal("0", await activity.RunAsync(new ActivityContext(), null));
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => activity.RunAsync(new ActivityContext(), "5"));
        Assert.Equal("Input type 'System.String' does not match expected type 'System.Int32'.", refused.Message);
    }

    [Fact]
    public async Task AddActivityFunc_EveryShape_IsCalled()
    {
        List<string> calls = [];
        _registry.AddActivityFunc("1", _ => calls.Add("action"));
        _registry.AddActivityFunc<int>("2", (_, input) => calls.Add($"action {input}"));
        _registry.AddActivityFunc("3", context => Note("task"));
        _registry.AddActivityFunc<int>("4", (_, input) => Note($"task {input}"));
        _registry.AddActivityFunc("5", _ => "value");
        _registry.AddActivityFunc("6", async _ => await Task.FromResult("awaited"));

        List<object?> results = [];
        foreach ((TaskName _, Func<IServiceProvider, ITaskActivity> factory) in _registry.GetActivities())
        {
            results.Add(await factory(_services).RunAsync(new ActivityContext(), factory(_services).InputType == typeof(int) ? 8 : null));
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
