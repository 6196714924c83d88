using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Entities;

public sealed class EntityTests
{
    private static readonly EntityInstanceId One = new("Counter", "one");

    [Fact]
    public async Task Call_FromAnOrchestration_GivesTheResultAfterAllEarlierSignals()
    {
        await using var hub = await HubAsync(async context =>
        {
            await context.Entities.SignalEntityAsync(One, "Add", 5);
            return await context.Entities.CallEntityAsync<int>(One, "Add", 7);
        });

        Assert.Equal(12, await hub.RunAsync<int>("Run"));
        Assert.Equal(12, (await hub.Client.Entities.GetEntityAsync<int>(One))!.State);
    }

    [Fact]
    public async Task Call_OfAnOperationThatThrows_RollsBackStateAndEffects()
    {
        await using var hub = await HubAsync(async context =>
        {
            await context.Entities.CallEntityAsync(One, "Add", 12);
            try
            {
                await context.Entities.CallEntityAsync(One, "Fail");
                return "not thrown";
            }
            catch (EntityOperationFailedException e)
            {
                return $"{e.OperationName} {e.FailureDetails.ErrorType} {await context.Entities.CallEntityAsync<int>(One, "Get")}";
            }
        });

        Assert.Equal("Fail System.InvalidOperationException 12", await hub.RunAsync<string>("Run"));
        Assert.Null(await hub.Client.Entities.GetEntityAsync(new EntityInstanceId("Counter", "other")));
    }

    [Fact]
    public async Task Signal_ManyFromTheClient_AreAllAppliedInOrder()
    {
        await using var hub = await HubAsync(context => context.Entities.CallEntityAsync<string>(new EntityInstanceId("Text", "t"), "Get"));
        var text = new EntityInstanceId("Text", "t");
        for (var i = 0; i < 300; i++)
        {
            await hub.Client.Entities.SignalEntityAsync(text, "Append", i % 10);
        }

        Assert.Equal(string.Concat(Enumerable.Range(0, 300).Select(i => i % 10)), await hub.RunAsync<string>("Run"));
    }

    [Fact]
    public async Task Signal_MoreThanABatch_AreAllApplied()
    {
        await using var hub = new TestHub(registry => Register(registry, context => context.Entities.CallEntityAsync<int>(One, "Get")));
        await hub.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 2500).Select(_ => hub.Client.Entities.SignalEntityAsync(One, "Add", 1)));

        await hub.RestartAsync();

        Assert.Equal(2500, await hub.RunAsync<int>("Run"));
    }

    [Fact]
    public async Task Signal_ForLater_IsDeliveredWhenItIsDueAlsoAfterARestart()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var hub = await new TestHub(registry =>
            Register(
                registry,
                async context =>
                {
                    await context.WaitForExternalEvent<string>("Notified");
                    return await context.Entities.CallEntityAsync<int>(One, "Get");
                }
            )
        )
        {
            Time = time,
        }.StartAsync();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run");
        await hub.Client.Entities.SignalEntityAsync(
            One,
            "AddAndNotify",
            id,
            new SignalEntityOptions { SignalTime = time.GetUtcNow().AddHours(1) }
        );
        await hub.RestartAsync();
        Assert.Null(await hub.Client.Entities.GetEntityAsync(One));

        time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Delete_Implicitly_RemovesTheEntity()
    {
        await using var hub = await HubAsync(async context =>
        {
            await context.Entities.CallEntityAsync(One, "Add", 1);
            await context.Entities.CallEntityAsync(One, "delete");
            return await context.Entities.CallEntityAsync<int>(new EntityInstanceId("Counter", "two"), "Add", 2);
        });

        await hub.RunAsync<int>("Run");

        Assert.Equal(
            ["@counter@two"],
            (await hub.Client.Entities.GetAllEntitiesAsync().ToListAsync()).Select(entity => entity.Id.ToString())
        );
    }

    [Fact]
    public async Task Entity_StartsOrchestrationsAndSignalsOthers()
    {
        await using var hub = await HubAsync(async context =>
        {
            var started = await context.Entities.CallEntityAsync<string>(One, "StartAndSignal");
            await context.WaitForExternalEvent<string>("Notified");
            return $"{started} {await context.Entities.CallEntityAsync<int>(new EntityInstanceId("Counter", "other"), "Get")}";
        });
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run", new StartOrchestrationOptions("the-caller"));

        Assert.Equal("the-started 3", (await hub.EndAsync("the-caller")).ReadOutputAs<string>());
        Assert.Equal("Notifies", (await hub.EndAsync("the-started")).Name);
    }

    [Fact]
    public async Task Call_OfAnUnknownEntity_Fails()
    {
        await using var hub = await HubAsync(async context =>
        {
            try
            {
                await context.Entities.CallEntityAsync(new EntityInstanceId("NoSuch", "x"), "Do");
                return "not thrown";
            }
            catch (EntityOperationFailedException e)
            {
                return e.FailureDetails.ErrorType;
            }
        });

        Assert.Equal("EntityTaskNotFound", await hub.RunAsync<string>("Run"));
    }

    [Fact]
    public async Task Entity_ThatIsRegisteredAsAnObjectOrFunction_Runs()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddEntity("Function", new FunctionEntity())
                .AddOrchestratorFunc(
                    "Run",
                    context => context.Entities.CallEntityAsync<string>(new EntityInstanceId("function", "key"), "Shout", "hi")
                )
        );

        Assert.Equal("hi! (Shout of key)", await hub.RunAsync<string>("Run"));
    }

    [Fact]
    public async Task GetAllEntities_InPages_GivesEachOnce()
    {
        await using var hub = await HubAsync(async context =>
        {
            await Task.WhenAll(
                Enumerable.Range(0, 7).Select(i => context.Entities.CallEntityAsync(new EntityInstanceId("Counter", $"k{i}"), "Add", i))
            );
            return true;
        });
        await hub.RunAsync<bool>("Run");

        var pages = await hub
            .Client.Entities.GetAllEntitiesAsync<int>(new EntityQuery { InstanceIdStartsWith = "counter@", PageSize = 3 })
            .AsPages()
            .ToListAsync();

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 7), pages.SelectMany(page => page.Values).Select(entity => entity.State));
    }

    private static Task<TestHub> HubAsync<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator) =>
        new TestHub(registry => Register(registry, orchestrator)).StartAsync();

    private static void Register<T>(DurableTaskRegistry registry, Func<TaskOrchestrationContext, Task<T>> orchestrator) =>
        registry
            .AddOrchestratorFunc("Run", orchestrator)
            .AddOrchestratorFunc<string>("Notifies", (context, target) => context.SendEvent(target, "Notified", "x"))
            .AddEntity<Counter>()
            .AddEntity<Text>();

    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int Get() => State;

        public void Fail()
        {
            State = -1000;
            Context.SignalEntity(new EntityInstanceId("Counter", "other"), "Add", 1);
            throw new InvalidOperationException("entity boom");
        }

        public void AddAndNotify(string instanceId)
        {
            State++;
            Context.ScheduleNewOrchestration("Notifies", instanceId);
        }

        public string StartAndSignal()
        {
            Context.SignalEntity(new EntityInstanceId("Counter", "other"), "Add", 3);
            return Context.ScheduleNewOrchestration("Notifies", "the-caller", new StartOrchestrationOptions("the-started"));
        }
    }

    private sealed class Text : TaskEntity<string>
    {
        public void Append(int digit) => State += digit;

        public string Get() => State;

        protected override string InitializeState(TaskEntityOperation entityOperation) => "";
    }

    private sealed class FunctionEntity : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) =>
            ValueTask.FromResult<object?>($"{operation.GetInput<string>()}! ({operation.Name} of {operation.Context.Id.Key})");
    }
}
