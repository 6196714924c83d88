using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Entities;

/// <summary>What one batch of an entity writes, in one transaction.</summary>
internal sealed class EntityCommit(
    EntityInstance entity,
    DateTime at,
    EntityBatch batch,
    Outbox outbox,
    Action<EntityInstance> release,
    ILogger logger
) : IHubCommit
{
    private EntityLock? _lock;

    public void Apply(IHubTransaction transaction)
    {
        Take(transaction);
        _lock = batch.LockRequest is { } request ? Grant(transaction, request) : batch.Lock;
        transaction.SaveEntity(new EntityRow(entity.Id, at, batch.State, _lock));
        foreach (var effect in batch.Effects)
        {
            Apply(transaction, effect);
        }
    }

    public void Committed()
    {
        entity.Load(batch.State, _lock);
        foreach (var effect in batch.Effects)
        {
            effect.Span?.Tell(at);
        }

        outbox.Deliver();
        release(entity);
    }

    public void Failed(Exception reason) { }

    private void Take(IHubTransaction transaction)
    {
        transaction.Take(entity.Id, batch.TakenUpTo);
        foreach (var seq in batch.TakenBeyond)
        {
            transaction.TakeOne(entity.Id, seq);
        }
    }

    /// <summary>
    /// Gives the lock, and asks the next entity for its or tells the owner that it has all. Whether the owner still runs is decided here, in the
    /// order of all commits: its own end releases what it holds by then, and what it gets after that it does not get.
    /// </summary>
    private EntityLock? Grant(IHubTransaction transaction, EntityMessage request)
    {
        if (transaction.FindInstance(request.CallerId!) is not { IsFinished: false } owner || owner.ExecutionId != request.CallerExecution)
        {
            return batch.Lock;
        }

        var next = request with { Position = request.Position + 1 };
        if (next.Position < next.LockSet.Count)
        {
            outbox.Send(transaction, next.LockSet[next.Position], next.Written(), null);
        }
        else
        {
            Answer(transaction, owner.Id, request.RequestId!, new EntityAnswer(null, null).ToJson());
        }

        return new EntityLock(owner.Id, owner.ExecutionId, request.RequestId!);
    }

    private void Answer(IHubTransaction transaction, string instanceId, string requestId, string body) =>
        outbox.Send(transaction, instanceId, new EventRaisedEvent(-1, body) { Name = requestId, Timestamp = at });

    private void Apply(IHubTransaction transaction, EntityEffect effect)
    {
        switch (effect)
        {
            case EntityEffect.Signal signal:
                outbox.Send(transaction, signal.EntityId, signal.Operation, signal.DueAt);
                break;
            case EntityEffect.Answer answer
                when transaction.FindInstance(answer.Call.CallerId!)?.ExecutionId == answer.Call.CallerExecution:
                Answer(transaction, answer.Call.CallerId!, answer.Call.RequestId!, answer.Body);
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
            TraceParent = start.Span is { } span ? Spans.ToTraceParent(span.Context) : null,
            TraceState = start.Span?.Context.TraceState,
        };
        if (outbox.Start(transaction, row, static _ => false) is { } status)
        {
            HubLog.StartIgnored(logger, start.InstanceId, entity.Id, status);
        }
    }
}
