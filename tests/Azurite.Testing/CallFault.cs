namespace Azurite.Testing;

/// <summary>What may happen to a single call.</summary>
public enum CallFault
{
    /// <summary>It is answered.</summary>
    None,

    /// <summary>403, and nothing was done.</summary>
    Denied,

    /// <summary>503, and nothing was done.</summary>
    Busy,

    /// <summary>No answer in time, and nothing was done.</summary>
    TimedOut,

    /// <summary>It is done, and the answer is lost.</summary>
    AnswerLost,
}
