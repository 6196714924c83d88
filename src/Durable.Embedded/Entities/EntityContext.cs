using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>What an entity's operations send and start during a batch; what an operation that throws has sent is taken back.</summary>
internal sealed class EntityContext(EntityInstanceId id, DataConverter converter) : TaskEntityContext
{
    private readonly List<EntityEffect> _effects = [];
    private int _saved;

    public override EntityInstanceId Id => id;

    public IReadOnlyList<EntityEffect> Effects => _effects;

    public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        EntityIds.RequireSet(id);
        var message = EntityMessage.Call(operationName, converter.Serialize(input));
        _effects.Add(new EntityEffect.Signal(id.ToString(), message.ToJson(), options?.SignalTime?.UtcDateTime));
    }

    public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
    {
        EntityIds.RequireOrchestration(options?.InstanceId);
        var instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        _effects.Add(
            new EntityEffect.Start(
                instanceId,
                name.Name,
                options?.Version?.Version ?? "",
                converter.Serialize(input),
                options?.StartAt?.UtcDateTime,
                options?.Tags
            )
        );
        return instanceId;
    }

    public void Commit() => _saved = _effects.Count;

    public void Rollback() => _effects.RemoveRange(_saved, _effects.Count - _saved);
}
