using Durable.Embedded.Receipts;

namespace Durable.Embedded.Store;

/// <summary>Where a hub is kept. Reads come from any thread and see what is committed; the writer is one thread.</summary>
internal interface IHubStore : IDisposable
{
    /// <summary>The one transaction of the writer's thread; reused after every commit.</summary>
    IHubTransaction Writer { get; }

    InstanceRow? FindInstance(string id);

    /// <summary>The unfinished instances, oldest first.</summary>
    IEnumerable<InstanceRow> UnfinishedInstances();

    IReadOnlyList<InstanceRow> QueryInstances(InstanceFilter filter);

    IReadOnlyList<StoredTurn> ReadHistory(long key);

    /// <summary>All messages that wait, in the order in which they were sent.</summary>
    IReadOnlyList<StoredMessage> WaitingMessages();

    IReadOnlyList<DelayedMessage> DelayedMessages();

    EntityRow? FindEntity(string id);

    IReadOnlyList<EntityRow> QueryEntities(EntityFilter filter);

    /// <summary>The receipts of a source, or of all when it is null, in ordinal order of source and name.</summary>
    IReadOnlyList<Receipt> ReadReceipts(string? source);
}
