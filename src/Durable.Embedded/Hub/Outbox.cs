using System.Text;
using Durable.Embedded.Entities;
using Durable.Embedded.History;
using Durable.Embedded.Store;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Hub;

/// <summary>What a commit sends to others: stored with the commit, delivered in memory after it.</summary>
internal sealed class Outbox(HubMail mail)
{
    private readonly List<Action<HubMail>> _deliveries = [];

    /// <summary>Sends a message to an orchestration. To one that is not there or has finished it is dropped, as published.</summary>
    public bool Send(IHubTransaction transaction, string instanceId, HistoryEvent message)
    {
        if (!transaction.IsUnfinished(instanceId))
        {
            return false;
        }

        var seq = transaction.Send(instanceId, EventWriter.Write(message));
        _deliveries.Add(to => to.Deliver(instanceId, message, seq));
        return true;
    }

    /// <summary>Sends an operation to an entity, now or when it is due.</summary>
    public void Send(IHubTransaction transaction, string entityId, WrittenMessage operation, DateTime? dueAt)
    {
        if (dueAt is { } due && due > mail.Now)
        {
            var seq = transaction.Delay(entityId, due, operation.Utf8);
            _deliveries.Add(to => to.Delay(new DelayedMessage(seq, due, entityId, Encoding.UTF8.GetString(operation.Utf8.Span))));
        }
        else
        {
            var seq = transaction.Send(entityId, operation.Utf8);
            _deliveries.Add(to => to.Deliver(entityId, operation.Message, seq));
        }
    }

    /// <summary>Starts an instance; one of that id that has finished gives way to it.</summary>
    /// <param name="refused">The statuses of an existing instance that do not.</param>
    /// <returns>The status of the instance that stands in the way, or null if it was started.</returns>
    public OrchestrationStatus? Start(IHubTransaction transaction, InstanceRow row, Func<OrchestrationStatus, bool> refused)
    {
        if (transaction.FindInstance(row.Id) is { } existing)
        {
            if (!existing.IsFinished || refused(existing.Status))
            {
                return existing.Status;
            }

            transaction.Delete(existing.Key);
        }

        var started = row with { Key = transaction.Insert(row) };
        _deliveries.Add(to => to.Start(started));
        return null;
    }

    /// <summary>Lets a failed instance go on; its next turn takes the failures out of its history.</summary>
    public void Rewind(IHubTransaction transaction, InstanceRow failed, string? reason, DateTime at)
    {
        var row = failed with
        {
            ExecutionId = Guid.NewGuid().ToString("N"),
            Status = OrchestrationStatus.Running,
            Output = null,
            Failure = null,
            UpdatedAt = at,
        };
        var message = new ExecutionRewoundEvent(-1, reason) { InstanceId = row.Id, Timestamp = at };
        transaction.Rewind(row);
        var seq = transaction.Send(row.Id, EventWriter.Write(message));
        _deliveries.Add(to =>
        {
            to.Rewind(row);
            to.Deliver(row.Id, message, seq);
        });
    }

    /// <summary>Delivers, once the commit is durable.</summary>
    public void Deliver()
    {
        foreach (var deliver in _deliveries)
        {
            deliver(mail);
        }
    }
}
