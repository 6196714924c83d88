using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Tests.Tasks;

public sealed class DurableFunctionTests
{
    [Fact]
    public async Task Orchestration_StaticAndInstanceActivities_Run()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        var greetings = await host.RunAsync<string[]>("Greets", "Ada");

        Assert.Equal(["Hello Ada!", "4", "value task", ""], greetings!);
    }

    [Fact]
    public async Task Activity_AllThatItMayAskFor_IsBound()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("AsksForAll", TestHost.Cancellation);
        var ended = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);

        Assert.Equal(
            [$"client knows {id}", "function AllArguments", $"task AllArguments of {id}", $"data {id}", id, "cancellable", "default"],
            ended.ReadOutputAs<string[]>()!
        );
    }

    [Fact]
    public async Task Activity_NamedByItsTrigger_IsCalledByThatName()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        Assert.Equal("renamed", await host.RunAsync<string>("CallsRenamed"));
    }

    [Fact]
    public async Task Activity_Throws_FailsItsCallerWithTheExceptionItself()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        var ended = await host.RunAsync("Fails", "boom");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.True(ended.FailureDetails!.InnerFailure!.IsCausedBy<FormatException>());
        Assert.Equal("boom", ended.FailureDetails.InnerFailure.ErrorMessage);
    }

    [Fact]
    public async Task Invocation_EachActivity_HasAScopeOfItsOwnThatEnds()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        var scopes = await host.RunAsync<int[]>("CountsScopes");

        Assert.Equal(2, scopes!.Distinct().Count());
        Assert.True(host.Host.Services.GetRequiredService<ScopeLog>().Ended >= 2);
    }

    [Fact]
    public async Task Payload_PropertyNamesInOtherCase_AreReadAsOnAzure()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        Assert.Equal("Ada", await host.RunAsync<string>("ReadsPerson", new { name = "Ada" }));
    }

    [Theory]
    [InlineData("Counter")]
    [InlineData("StateCounter")]
    [InlineData("HandledCounter")]
    public async Task Entity_DispatchedByTypeStateOrHandler_KeepsItsState(string entity)
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        var totals = await host.RunAsync<int[]>("Counts", entity);

        Assert.Equal([5, 12], totals!);
    }

    [Fact]
    public async Task Entity_OperationFails_FailsItsCallerAndNotTheFunction()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        Assert.Equal("System.FormatException", await host.RunAsync<string>("CallsFailing"));
        Assert.Equal("went on after the dispatch", Assert.Single(host.Host.Services.GetRequiredService<ScopeLog>().Notes));
    }

    [Fact]
    public async Task Entity_DispatchesNothing_Fails()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        Assert.Contains(
            "The entity function 'Idle' has dispatched nothing.",
            await host.RunAsync<string>("CallsIdle"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Instance_OfAClassWithSeveralConstructors_IsMadeByTheOneThatTheServicesFit()
    {
        await using var host = await TestHost.StartAsync<SeveralConstructors>(WithServices);

        Assert.Equal("Hello", await host.RunAsync<string>("CallsGreeting"));
    }

    [Fact]
    public async Task Services_Container_HasNoClient()
    {
        await using var host = await TestHost.StartAsync<Functions>(WithServices);

        Assert.Null(host.Host.Services.GetService<DurableTaskClient>());
    }

    private static void WithServices(FunctionsHostBuilder builder) =>
        builder.Services.AddSingleton(new Greeting("Hello")).AddSingleton<ScopeLog>().AddScoped<Scope>();

    private sealed record Greeting(string Text);

    private sealed record Person(string Name);

    private sealed class ScopeLog
    {
        private int _begun;
        private int _ended;

        public int Ended => _ended;

        public ConcurrentQueue<string> Notes { get; } = [];

        public int Begin() => Interlocked.Increment(ref _begun);

        public void End() => Interlocked.Increment(ref _ended);
    }

    private sealed class Scope(ScopeLog log) : IDisposable
    {
        public int Number { get; } = log.Begin();

        public void Dispose() => log.End();
    }

    private sealed class Functions(Greeting greeting, Scope scope, ScopeLog log)
    {
        [Function("Greets")]
        public static async Task<string[]> Greets([OrchestrationTrigger] TaskOrchestrationContext context) =>
            [
                await context.CallActivityAsync<string>("Greet", context.GetInput<string>()),
                (await context.CallActivityAsync<int>("Square", 2)).ToString(provider: null),
                await context.CallActivityAsync<string>("ValueTask", true),
                await context.CallActivityAsync<string>("Nothing") ?? "",
            ];

        [Function("Greet")]
        public async Task<string> Greet([ActivityTrigger] string name) => await Task.FromResult($"{greeting.Text} {name}!");

        [Function("Square")]
        public static int Square([ActivityTrigger] int number) => number * number;

        [Function("ValueTask")]
        public static ValueTask<string> ValueTask([ActivityTrigger] bool input) => new(input ? "value task" : "");

        [Function("Nothing")]
        public static Task Nothing([ActivityTrigger] FunctionContext context) => Task.FromResult(context.InvocationId);

        [Function("AsksForAll")]
        public static async Task<string[]> AsksForAll([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<string[]>("AllArguments", 1);

        [Function("AllArguments")]
        public static async Task<string[]> AllArguments(
            [ActivityTrigger] int number,
            [DurableClient] DurableTaskClient client,
            FunctionContext function,
            TaskActivityContext activity,
            string instanceId,
            CancellationToken cancellation,
            string other = "default"
        )
        {
            Assert.Equal(1, number);
            var instance = await client.GetInstanceAsync(instanceId, cancellation);
            Assert.NotNull(function.GetLogger("test"));
            return
            [
                $"client knows {instance!.InstanceId}",
                $"function {function.FunctionDefinition.Name}",
                $"task {activity.Name} of {activity.InstanceId}",
                $"data {function.BindingContext.BindingData["instanceId"]}",
                instanceId,
                cancellation.CanBeCanceled ? "cancellable" : "not cancellable",
                other,
            ];
        }

        [Function("CallsRenamed")]
        public static Task<string> CallsRenamed([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("NewName");

        [Function("OldName")]
        public static string OldName([ActivityTrigger(Activity = "NewName")] string? input) => input ?? "renamed";

        [Function("Fails")]
        public static Task Fails([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync("Throw", context.GetInput<string>());

        [Function("Throw")]
        public static string Throw([ActivityTrigger] string message) => throw new FormatException(message);

        [Function("CountsScopes")]
        public static Task<int[]> CountsScopes([OrchestrationTrigger] TaskOrchestrationContext context) =>
            Task.WhenAll(context.CallActivityAsync<int>("ScopeNumber"), context.CallActivityAsync<int>("ScopeNumber"));

        [Function("ScopeNumber")]
        public int ScopeNumber([ActivityTrigger] FunctionContext context)
        {
            Assert.Same(scope, context.InstanceServices.GetRequiredService<Scope>());
            Assert.Same(log, context.InstanceServices.GetRequiredService<ScopeLog>());
            return scope.Number;
        }

        [Function("ReadsPerson")]
        public static Task<string> ReadsPerson([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("NameOf", new { name = context.GetInput<Person>()!.Name });

        [Function("NameOf")]
        public static string NameOf([ActivityTrigger] Person person) => person.Name;

        [Function("Counts")]
        public static async Task<int[]> Counts([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var id = new EntityInstanceId(context.GetInput<string>()!, context.InstanceId);
            return [await context.Entities.CallEntityAsync<int>(id, "add", 5), await context.Entities.CallEntityAsync<int>(id, "Add", 7)];
        }

        [Function("Counter")]
        public static Task Counter([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<CounterEntity>();

        [Function("StateCounter")]
        public static Task StateCounter([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<CounterState>();

        [Function("HandledCounter")]
        public static Task HandledCounter([EntityTrigger] TaskEntityDispatcher dispatcher) =>
            dispatcher.DispatchAsync(operation =>
            {
                var total = operation.State.GetState<int>() + operation.GetInput<int>();
                operation.State.SetState(total);
                return new ValueTask<object?>(total);
            });

        [Function("CallsFailing")]
        public static async Task<string> CallsFailing([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var id = new EntityInstanceId("Failing", context.InstanceId);
            try
            {
                await context.Entities.CallEntityAsync(id, "fail");
                return "not thrown";
            }
            catch (EntityOperationFailedException e)
            {
                return e.FailureDetails.ErrorType;
            }
        }

        [Function("Failing")]
        public async Task Failing([EntityTrigger] TaskEntityDispatcher dispatcher)
        {
            await dispatcher.DispatchAsync(_ => throw new FormatException("no"));
            log.Notes.Enqueue("went on after the dispatch");
        }

        [Function("CallsIdle")]
        public static async Task<string> CallsIdle([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                await context.Entities.CallEntityAsync(new EntityInstanceId("Idle", "1"), "any");
                return "not thrown";
            }
            catch (EntityOperationFailedException e)
            {
                return e.Message;
            }
        }

        [Function("Idle")]
        public static void Idle([EntityTrigger] TaskEntityDispatcher dispatcher) => Assert.NotNull(dispatcher);
    }

    private sealed class SeveralConstructors
    {
        private readonly string _text;

        public SeveralConstructors(Greeting greeting) => _text = greeting.Text;

        public SeveralConstructors(Greeting greeting, TimeProvider time) => _text = $"{greeting} {time}";

        [Function("CallsGreeting")]
        public static Task<string> CallsGreeting([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("Greeting");

        [Function("Greeting")]
        public string GreetingText([ActivityTrigger] string? input) => input ?? _text;
    }

    private sealed class CounterEntity(Greeting greeting) : TaskEntity<int>
    {
        public int Add(int amount) => State += amount * greeting.Text.Length / 5;
    }

    private sealed class CounterState
    {
        public int Total { get; set; }

        public int Add(int amount) => Total += amount;
    }
}
