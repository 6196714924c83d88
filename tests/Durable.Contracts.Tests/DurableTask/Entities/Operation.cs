using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Contracts.Tests.DurableTask.Entities;

/// <summary>An operation on an entity whose state is held in memory.</summary>
internal sealed class Operation(string name, TaskEntityState state, object? input = null) : TaskEntityOperation
{
    public override string Name => name;

    public override TaskEntityContext Context { get; } = new EntityContext();

    public override TaskEntityState State => state;

    public override bool HasInput => input is not null;

    public override object? GetInput(Type inputType) => input;

    private sealed class EntityContext : TaskEntityContext
    {
        public override EntityInstanceId Id => new("counter", "1");

        public override void SignalEntity(
            EntityInstanceId id,
            string operationName,
            object? input = null,
            SignalEntityOptions? options = null
        ) => throw new NotSupportedException();

        public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null) =>
            throw new NotSupportedException();
    }
}
