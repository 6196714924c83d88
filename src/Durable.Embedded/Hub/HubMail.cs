using Durable.Embedded.Entities;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Store;
using Durable.Embedded.Timers;
using DurableTask.Core.History;

namespace Durable.Embedded.Hub;

/// <summary>Brings what is committed to the mailboxes in memory. Called by the writer only, in the order of the commits.</summary>
internal sealed class HubMail(
    HubClock clock,
    TimerQueue timers,
    OrchestrationTable orchestrations,
    EntityTable entities,
    CommitPipeline pipeline
)
{
    public DateTime Now => clock.UtcNow;

    public void Deliver(string instanceId, HistoryEvent message, long seq) => orchestrations.Deliver(instanceId, message, seq);

    public void Deliver(string entityId, EntityMessage operation, long seq) => entities.Deliver(entityId, operation, seq);

    public void Start(InstanceRow row) => orchestrations.Start(row);

    public void Rewind(InstanceRow row) => orchestrations.Rewind(row);

    public void Delay(DelayedMessage message) => timers.Add(message.DueAt, () => _ = MoveAsync(message));

    private Task<bool> MoveAsync(DelayedMessage message)
    {
        var outbox = new Outbox(this);
        var operation = WrittenMessage.Read(message.Body);
        return pipeline.RunAsync(
            transaction =>
            {
                transaction.RemoveDelayed(message.Seq);
                outbox.Send(transaction, message.Target, operation, null);
                return true;
            },
            _ => outbox.Deliver()
        );
    }
}
