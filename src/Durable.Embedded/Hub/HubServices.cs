using Durable.Embedded.Client;
using Durable.Embedded.Store;
using Microsoft.DurableTask;

namespace Durable.Embedded.Hub;

/// <summary>The parts of a hub that its clients use.</summary>
internal sealed record HubServices(
    IHubStore Store,
    CommitPipeline Pipeline,
    InstanceWaiters Waiters,
    HubClock Clock,
    DataConverter Converter,
    string DefaultVersion,
    Func<Outbox> NewOutbox
);
