using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Entities;

/// <summary>Which method serves an operation, and what its caller gets: the published rules, one by one, on the engine.</summary>
public sealed class EntityDispatchTests
{
    [Theory]
    [InlineData("methods", "Add", 5, "5")]
    [InlineData("METHODS", "aDD", 5, "5")]
    [InlineData("methods", "Nothing", null, null)]
    [InlineData("methods", "TaskOfNothing", 5, null)]
    [InlineData("methods", "TaskOf", 5, "6")]
    [InlineData("methods", "ValueTaskOfNothing", 5, null)]
    [InlineData("methods", "ValueTaskOf", 5, "7")]
    [InlineData("methods", "ContextAndInput", 5, "\"key 5\"")]
    [InlineData("methods", "InputAndContext", 5, "\"5 key\"")]
    [InlineData("methods", "WithDefault", null, "42")]
    [InlineData("methods", "WithDefault", 5, "5")]
    [InlineData("methods", "InputMissing", null, "System.InvalidOperationException")]
    [InlineData("methods", "TwoInputs", 5, "System.InvalidOperationException")]
    [InlineData("methods", "TwoContexts", 5, "System.InvalidOperationException")]
    [InlineData("methods", "Overloaded", 5, "System.Reflection.AmbiguousMatchException")]
    [InlineData("methods", "Hidden", 5, "System.NotSupportedException")]
    [InlineData("methods", "Unknown", 5, "System.NotSupportedException")]
    [InlineData("methods", "Throws", 5, "System.FormatException")]
    [InlineData("methods", "ThrowsLater", 5, "System.FormatException")]
    [InlineData("methods", "Unserializable", null, "System.NotSupportedException")]
    [InlineData("methods", "delete", null, null)]
    [InlineData("stateful", "Add", 5, "105")]
    [InlineData("stateful", "Own", 5, "\"the first\"")]
    [InlineData("stateful", "Unknown", 5, "System.NotSupportedException")]
    [InlineData("stateful", "DELETE", null, null)]
    [InlineData("stateless", "Add", 5, "System.NotSupportedException")]
    [InlineData("nothing", "Add", 5, "System.InvalidOperationException")]
    [InlineData("undeletable", "Delete", null, "\"no\"")]
    [InlineData("object", "Anything", 5, "\"object Anything 5\"")]
    [InlineData("missing", "Add", 5, "EntityTaskNotFound")]
    [InlineData("unmade", "Add", 5, "System.InvalidCastException")]
    public async Task Call_OfAnOperation_IsServedByTheMethodOfItsName(string entity, string operation, int? input, string? expected)
    {
        await using var hub = await TestHub.StartAsync(registry => Register(registry, entity, operation, input));

        Assert.Equal(expected, await hub.RunAsync<string?>("Run"));
    }

    private static void Register(DurableTaskRegistry registry, string entity, string operation, int? input) =>
        registry
            .AddOrchestratorFunc(
                "Run",
                async context =>
                {
                    var id = new EntityInstanceId(entity, "key");
                    try
                    {
                        var result = await context.Entities.CallEntityAsync<object?>(id, operation, input);
                        return result is null ? null : System.Text.Json.JsonSerializer.Serialize(result);
                    }
                    catch (EntityOperationFailedException e) when (e.EntityId == id && e.OperationName == operation)
                    {
                        return e.FailureDetails.ErrorType;
                    }
                }
            )
            .AddEntity<Methods>()
            .AddEntity<Stateful>()
            .AddEntity<Stateless>()
            .AddEntity<Nothing>()
            .AddEntity<Undeletable>()
            .AddEntity("Object", new Plain())
            .AddEntity("Unmade", _ => throw new InvalidCastException("the factory fails"));

    private sealed class Methods : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public void Nothing() => State++;

        public async Task TaskOfNothing(int amount)
        {
            await Task.Yield();
            State = amount;
        }

        public async Task<int> TaskOf(int amount)
        {
            await Task.Yield();
            return State = amount + 1;
        }

        public async ValueTask ValueTaskOfNothing(int amount)
        {
            await Task.Yield();
            State = amount;
        }

        public ValueTask<int> ValueTaskOf(int amount) => ValueTask.FromResult(State = amount + 2);

        public string ContextAndInput(TaskEntityContext context, int amount) => $"{context.Id.Key} {amount}";

        public string InputAndContext(int amount, TaskEntityContext context) => $"{amount} {context.Id.Key}";

        public int WithDefault(int amount = 42) => amount;

        public int InputMissing(int amount) => amount;

        public int TwoInputs(int one, int two) => one + two;

        public string TwoContexts(TaskEntityContext one, TaskEntityContext two) => $"{one.Id} {two.Id}";

        public int Overloaded(int amount) => amount;

        public int Overloaded(string amount) => amount.Length;

        public int Throws(int amount) => throw new FormatException($"{amount}");

        public async Task<int> ThrowsLater(int amount)
        {
            await Task.Yield();
            throw new FormatException($"{amount}");
        }

        public object Unserializable() => new { Type = typeof(int) };

        private int Hidden(int amount) => amount;
    }

    private sealed class Balance
    {
        public int Amount { get; set; } = 100;

        public int Add(int amount) => Amount += amount;

        public string Own(int amount) => $"the state's {amount}";
    }

    private sealed class Stateful : TaskEntity<Balance>
    {
        protected override bool AllowStateDispatch => true;

        public string Own() => "the first";
    }

    private sealed class Stateless : TaskEntity<Balance>;

    private sealed class Nothing : TaskEntity<Balance?>
    {
        protected override bool AllowStateDispatch => true;

        protected override Balance? InitializeState(TaskEntityOperation entityOperation) => null;
    }

    private sealed class Undeletable : TaskEntity<int>
    {
        public string Delete() => "no";
    }

    private sealed class Plain : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) =>
            ValueTask.FromResult<object?>($"{operation.Context.Id.Name} {operation.Name} {operation.GetInput<int>()}");
    }
}
