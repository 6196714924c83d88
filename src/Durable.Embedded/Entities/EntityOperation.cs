using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>One operation, as the entity's code sees it.</summary>
internal sealed class EntityOperation(EntityMessage message, EntityContext context, EntityState state, DataConverter converter)
    : TaskEntityOperation
{
    public override string Name => message.Operation;

    public override TaskEntityContext Context => context;

    public override TaskEntityState State => state;

    public override bool HasInput => message.Input is not null;

    public override object? GetInput(Type inputType) => converter.Deserialize(message.Input, inputType);
}
