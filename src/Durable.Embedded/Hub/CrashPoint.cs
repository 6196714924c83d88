namespace Durable.Embedded.Hub;

/// <summary>The moments at which tests let a hub die: they are all that a crash can tell apart.</summary>
internal enum CrashPoint
{
    /// <summary>The writes are made, and not committed.</summary>
    BeforeCommit,

    /// <summary>The writes are durable; nothing that they caused is dispatched.</summary>
    AfterCommit,
}
