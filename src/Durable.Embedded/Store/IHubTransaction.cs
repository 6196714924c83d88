using Durable.Embedded.Receipts;

namespace Durable.Embedded.Store;

/// <summary>The writes of one transaction, in which the turns of many instances share one commit.</summary>
internal interface IHubTransaction
{
    void Begin();

    void Commit();

    void Rollback();

    InstanceRow? FindInstance(string id);

    /// <summary>Whether messages to an orchestration have someone to take them.</summary>
    bool IsUnfinished(string id);

    IReadOnlyList<string> UnfinishedChildren(string parentId);

    IReadOnlyList<string> Children(string parentId);

    /// <summary>Adds an instance and gives its key.</summary>
    long Insert(InstanceRow row);

    /// <summary>Removes an instance with its history.</summary>
    void Delete(long key);

    /// <summary>Removes an instance's history.</summary>
    void DeleteHistory(long key);

    /// <summary>Lets a failed instance go on: another execution id and parent, no output and no failure.</summary>
    void Rewind(InstanceRow row);

    void Update(long key, InstanceChange change);

    /// <summary>Begins a new generation: another execution id, input and version, and no history.</summary>
    void Restart(InstanceRow next);

    void AppendTurn(long key, int turn, DateTime at, ReadOnlyMemory<byte> events);

    /// <summary>Puts a message into a target's inbox and gives its place in the order.</summary>
    long Send(string target, ReadOnlyMemory<byte> message);

    /// <summary>Removes a target's messages from the front, up to and including one.</summary>
    void Take(string target, long upTo);

    /// <summary>Removes one of a target's messages.</summary>
    void TakeOne(string target, long seq);

    /// <summary>Keeps a message until it is due.</summary>
    long Delay(string target, DateTime dueAt, ReadOnlyMemory<byte> message);

    void RemoveDelayed(long seq);

    void SaveEntity(EntityRow row);

    /// <summary>Removes an entity that has no state, no lock and no messages.</summary>
    bool DeleteEmptyEntity(string id);

    /// <summary>The entities whose locks an orchestration holds, and the critical sections that it holds them for.</summary>
    IReadOnlyList<(string EntityId, string Section)> LocksOf(string owner);

    /// <summary>Writes a receipt, in the place of one of the same source and name.</summary>
    void SaveReceipt(Receipt receipt);

    void DeleteReceipt(string source, string name);
}
