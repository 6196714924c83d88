using Microsoft.DurableTask.Entities;

namespace Durable.Contracts.Tests.DurableTask.Entities;

/// <summary>The state of an entity, held in memory.</summary>
internal sealed class StoredState : TaskEntityState
{
    public object? Value { get; set; }

    public override bool HasState => Value is not null;

    public override object? GetState(Type type) => Value;

    public override void SetState(object? state) => Value = state;
}
