namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>What may happen to a call of a storage service.</summary>
internal enum StorageFault
{
    /// <summary>It is answered.</summary>
    None,

    /// <summary>The service is busy: 503, and nothing was done.</summary>
    Busy,

    /// <summary>The service says that it took too long: 500 OperationTimedOut, and nothing was done.</summary>
    TimedOut,

    /// <summary>The connection breaks before the service has heard of it.</summary>
    NotSent,

    /// <summary>The service does it, and the connection breaks before its answer arrives.</summary>
    AnswerLost,
}
