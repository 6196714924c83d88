using DurableTask.Core.History;

namespace Durable.Embedded.Entities;

/// <summary>A message from an orchestration to an entity; in the history it is an event that was sent.</summary>
internal sealed class EntityOperationSent : EventSentEvent
{
    /// <summary>When the operation is to be delivered, if not at once.</summary>
    public DateTime? DueAt { get; }

    public EntityOperationSent(int id, string entityId, EntityMessage message, DateTime? dueAt)
        : base(id)
    {
        InstanceId = entityId;
        Name = "op";
        Input = message.ToJson();
        DueAt = dueAt;
    }
}
