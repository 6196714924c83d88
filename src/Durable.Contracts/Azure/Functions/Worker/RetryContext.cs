namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often an invocation was tried.</summary>
public abstract class RetryContext
{
    /// <summary>The number of this retry; zero for the first attempt.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How often it is retried at most.</summary>
    public abstract int MaxRetryCount { get; }
}
