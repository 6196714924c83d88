using System.Reflection;
using Microsoft.DurableTask.Entities;

namespace Durable.Contracts.Tests.DurableTask.Entities;

public sealed class TaskEntityTests
{
    private readonly StoredState _state = new();

    [Fact]
    public async Task RunAsync_MethodInOtherCase_GetsInputAndSavesTheState()
    {
        Assert.Equal(5, await Run(new Counter(), "ADD", 5));
        Assert.Equal(7, await Run(new Counter(), "add", 2));
        Assert.Equal(7, _state.Value);
    }

    [Fact]
    public async Task RunAsync_StateWithoutConstructorValue_IsInitialized()
    {
        await Run(new Nullable(), "keep");

        Assert.Equal(0, _state.Value);
    }

    [Theory]
    [InlineData("task", null)]
    [InlineData("taskOf", 1)]
    [InlineData("valueTask", null)]
    [InlineData("valueTaskOf", 1)]
    public async Task RunAsync_AsynchronousMethod_SavesTheStateWhenItHasEnded(string operation, object? expected)
    {
        var entity = new Asynchronous();

        var running = entity.RunAsync(new Operation(operation, _state));
        Assert.Null(_state.Value);
        entity.Gate.SetResult();

        Assert.Equal(expected, await running);
        Assert.Equal(1, _state.Value);
    }

    [Fact]
    public async Task RunAsync_MethodThrows_KeepsTheExceptionAndTheState()
    {
        _state.Value = 3;

        var thrown = await Assert.ThrowsAsync<FormatException>(async () => await Run(new Counter(), "fail"));

        Assert.Equal("as thrown", thrown.Message);
        Assert.Equal(3, _state.Value);
    }

    [Fact]
    public async Task RunAsync_ContextAndInput_AreBoundInAnyOrder() =>
        Assert.Equal("@counter@1 4 None", await Run(new Counter(), "describe", 4));

    [Fact]
    public async Task RunAsync_NoInput_TakesTheDefaultOrThrows()
    {
        Assert.Equal(10, await Run(new Counter(), "addOrTen"));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Run(new Counter(), "add"));
        Assert.Contains("no input was provided", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twoInputs", "input")]
    [InlineData("twoContexts", "context")]
    public async Task RunAsync_SameThingAskedForTwice_Throws(string operation, string what)
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Run(new Counter(), operation, 1));

        Assert.Contains($"both ask for the {what}", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Overloads_AreAmbiguous() =>
        await Assert.ThrowsAsync<AmbiguousMatchException>(async () => await Run(new Counter(), "overloaded"));

    [Theory]
    [InlineData("unknown")]
    [InlineData("hidden")]
    public async Task RunAsync_NoPublicMethod_IsNotSupported(string operation)
    {
        var thrown = await Assert.ThrowsAsync<NotSupportedException>(async () => await Run(new Counter(), operation));

        Assert.Equal($"No suitable method found for entity operation 'counter/{operation}'.", thrown.Message);
    }

    [Fact]
    public async Task RunAsync_Delete_RemovesTheStateUnlessAMethodServesIt()
    {
        _state.Value = 3;
        Assert.Null(await Run(new Counter(), "Delete"));
        Assert.Null(_state.Value);

        _state.Value = 3;
        Assert.Equal("kept", await Run(new Undeletable(), "delete"));
        Assert.Equal(3, _state.Value);
    }

    [Fact]
    public async Task RunAsync_StateDispatch_CallsTheStatesMethodsAfterTheEntitys()
    {
        Assert.Equal("state", await Run(new Dispatching(), "fromState"));
        Assert.Equal("entity", await Run(new Dispatching(), "fromBoth"));
        Assert.Equal(1, Assert.IsType<Dispatched>(_state.Value).Calls);
    }

    [Fact]
    public async Task RunAsync_StateDispatchToNull_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Run(new NullState(), "fromState"));

    private ValueTask<object?> Run(ITaskEntity entity, string operation, object? input = null) =>
        entity.RunAsync(new Operation(operation, _state, input));

    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int AddOrTen(int amount = 10) => Add(amount);

        public string Describe(TaskEntityContext context, int number) =>
            $"{context.Id} {number} {(ReferenceEquals(context, Context) ? "None" : "Other")}";

        public void Fail()
        {
            State = -1;
            throw new FormatException("as thrown");
        }

        public int TwoInputs(int first, int second) => first + second;

        public int TwoContexts(TaskEntityContext first, TaskEntityContext second) => first == second ? State : 0;

        public int Overloaded() => State;

        public int Overloaded(int amount) => State + amount;

        internal int Hidden() => State;
    }

    private sealed class Nullable : TaskEntity<int?>
    {
        public int? Keep() => State;
    }

    private sealed class Undeletable : TaskEntity<int>
    {
        public string Delete() => State > 0 ? "kept" : "empty";
    }

    private sealed class Asynchronous : TaskEntity<int>
    {
        public TaskCompletionSource Gate { get; } = new();

        public async Task Task() => await Step();

        public Task<int> TaskOf() => Step();

        public async ValueTask ValueTask() => await Step();

        public ValueTask<int> ValueTaskOf() => new(Step());

        private async Task<int> Step()
        {
            await Gate.Task;
            return ++State;
        }
    }

    private sealed class Dispatching : TaskEntity<Dispatched>
    {
        protected override bool AllowStateDispatch => true;

        public string FromBoth() => State.Calls == 1 ? "entity" : "";
    }

    private sealed class NullState : TaskEntity<Dispatched?>
    {
        protected override bool AllowStateDispatch => true;

        protected override Dispatched? InitializeState(TaskEntityOperation entityOperation) => null;
    }

    private sealed class Dispatched
    {
        public int Calls { get; private set; }

        public string FromState()
        {
            Calls++;
            return "state";
        }

        public string FromBoth() => Calls == 0 ? "" : "state";
    }
}
