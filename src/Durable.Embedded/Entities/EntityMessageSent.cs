using DurableTask.Core.History;

namespace Durable.Embedded.Entities;

/// <summary>A message from an orchestration to an entity; in the history it is an event that was sent.</summary>
internal sealed class EntityMessageSent : EventSentEvent
{
    public EntityMessage Message { get; }

    /// <summary>When the message is to be delivered, if not at once.</summary>
    public DateTime? DueAt { get; }

    public EntityMessageSent(int id, string entityId, EntityMessage message, DateTime? dueAt)
        : base(id)
    {
        InstanceId = entityId;
        Message = message;
        // As published: shown in histories, and compared on replay.
        Name = message.Kind == EntityMessageKind.Release ? "release" : "op";
        Input = message.ToJson();
        DueAt = dueAt;
    }
}
