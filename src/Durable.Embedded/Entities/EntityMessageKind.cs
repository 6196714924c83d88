namespace Durable.Embedded.Entities;

/// <summary>What a message asks an entity for.</summary>
internal enum EntityMessageKind
{
    /// <summary>To run an operation.</summary>
    Operation,

    /// <summary>To give its lock, and to pass the request on to the next entity of the lock set.</summary>
    Lock,

    /// <summary>To take its lock back.</summary>
    Release,
}
