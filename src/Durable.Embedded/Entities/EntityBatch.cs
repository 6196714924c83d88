using Durable.Embedded.Store;

namespace Durable.Embedded.Entities;

/// <summary>What a batch of messages came to.</summary>
/// <param name="TakenUpTo">All messages up to this place were taken.</param>
/// <param name="TakenBeyond">The places of those that were taken before older ones, which a lock holds back.</param>
/// <param name="State">The state after the last operation; null if there is none.</param>
/// <param name="Lock">The lock that is still held.</param>
/// <param name="LockRequest">The request for the lock with which the batch ended, if it did.</param>
/// <param name="Effects">What the operations did beside.</param>
internal sealed record EntityBatch(
    long TakenUpTo,
    IReadOnlyList<long> TakenBeyond,
    string? State,
    EntityLock? Lock,
    EntityMessage? LockRequest,
    IReadOnlyList<EntityEffect> Effects
);
