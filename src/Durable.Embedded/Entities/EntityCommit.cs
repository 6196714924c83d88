using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Entities;

/// <summary>What one batch of an entity writes, in one transaction.</summary>
internal sealed class EntityCommit(
    EntityInstance entity,
    long lastSeq,
    DateTime at,
    EntityBatch batch,
    Outbox outbox,
    Action<EntityInstance> release,
    ILogger logger
) : IHubCommit
{
    public void Apply(IHubTransaction transaction)
    {
        transaction.Take(entity.Id, lastSeq);
        if (batch.After is { } state)
        {
            transaction.SaveEntity(entity.Id, at, state);
        }
        else if (batch.Before is not null)
        {
            transaction.DeleteEntity(entity.Id);
        }

        foreach (var effect in batch.Effects)
        {
            Apply(transaction, effect);
        }
    }

    public void Committed()
    {
        entity.Load(batch.After);
        outbox.Deliver();
        release(entity);
    }

    public void Failed(Exception reason) { }

    private void Apply(IHubTransaction transaction, EntityEffect effect)
    {
        switch (effect)
        {
            case EntityEffect.Signal signal:
                outbox.Send(transaction, signal.EntityId, signal.Operation, signal.DueAt);
                break;
            case EntityEffect.Answer answer when transaction.FindInstance(answer.InstanceId)?.ExecutionId == answer.ExecutionId:
                outbox.Send(
                    transaction,
                    answer.InstanceId,
                    new EventRaisedEvent(-1, answer.Body) { Name = answer.RequestId, Timestamp = at }
                );
                break;
            case EntityEffect.Start start:
                Start(transaction, start);
                break;
        }
    }

    private void Start(IHubTransaction transaction, EntityEffect.Start start)
    {
        var row = new InstanceRow
        {
            Id = start.InstanceId,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = start.Name,
            Version = start.Version,
            CreatedAt = at,
            UpdatedAt = at,
            StartAt = start.StartAt,
            Tags = start.Tags,
            Input = start.Input,
        };
        if (outbox.Start(transaction, row, static _ => false) is { } status)
        {
            HubLog.StartIgnored(logger, start.InstanceId, entity.Id, status);
        }
    }
}
