using Durable.Embedded.Hub;
using DurableTask.Core;

namespace Durable.Embedded.Client;

/// <summary>Lets failed instances go on: what had failed in them runs again, what had finished stays.</summary>
internal sealed class InstanceRewinder(HubServices hub)
{
    public async Task RewindAsync(string instanceId, string? reason)
    {
        var outbox = hub.NewOutbox();
        var found = await hub
            .Pipeline.RunAsync(
                transaction =>
                {
                    var row = transaction.FindInstance(instanceId);
                    if (row is { Status: OrchestrationStatus.Failed })
                    {
                        outbox.Rewind(transaction, row, reason, hub.Clock.NotBefore(row.UpdatedAt.AddTicks(1)));
                    }

                    return row?.Status;
                },
                _ => outbox.Deliver()
            )
            .ConfigureAwait(false);
        switch (found)
        {
            case null:
                throw new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));
            case not OrchestrationStatus.Failed:
                throw new InvalidOperationException($"The instance '{instanceId}' is {found}; only failed instances can be rewound.");
        }
    }
}
