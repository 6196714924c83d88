using System.Diagnostics;
using Durable.Embedded.Hub;
using Durable.Embedded.Tracing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>What an entity's operations send and start during a batch; what an operation that throws has sent is taken back.</summary>
internal sealed class EntityContext(EntityInstanceId id, DataConverter converter, HubClock clock) : TaskEntityContext
{
    private readonly List<EntityEffect> _effects = [];
    private int _saved;

    public override EntityInstanceId Id => id;

    /// <summary>The span of the operation that runs, if it is traced.</summary>
    public Activity? Operation { get; set; }

    public IReadOnlyList<EntityEffect> Effects => _effects;

    public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        EntityIds.RequireSet(id);
        var message = EntityMessage.Call(operationName, converter.Serialize(input));
        var (target, dueAt) = (id.ToString(), options?.SignalTime?.UtcDateTime);
        var span = EntityTrace.Signal(Operation, Id, target, dueAt, clock.UtcNow, ref message);
        _effects.Add(new EntityEffect.Signal(target, message.Written(), dueAt) { Span = span });
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
            {
                Span = EntityTrace.Start(Operation, Id, instanceId, options?.StartAt?.UtcDateTime, clock.UtcNow),
            }
        );
        return instanceId;
    }

    public void Commit() => _saved = _effects.Count;

    public void Rollback() => _effects.RemoveRange(_saved, _effects.Count - _saved);
}
