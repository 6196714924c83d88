using Durable.Embedded.Store;

namespace Durable.Embedded.Hub;

/// <summary>A piece of work for the writer. Several share one transaction; each is applied wholly or not at all.</summary>
internal interface IHubCommit
{
    /// <summary>Writes, on the writer's thread. It must not throw for what a caller did wrong: that is an answer, not a failure of the store.</summary>
    void Apply(IHubTransaction transaction);

    /// <summary>Called on the writer's thread once the writes are durable: now what they caused may be dispatched.</summary>
    void Committed();

    /// <summary>The writes were not made, and the hub has halted.</summary>
    void Failed(Exception reason);
}
