namespace Microsoft.DurableTask;

/// <summary>What a retry handler decides by.</summary>
/// <param name="OrchestrationContext">The context of the orchestration that called the task.</param>
/// <param name="LastAttemptNumber">The number of the attempt that failed last, from 1.</param>
/// <param name="LastFailure">The failure of that attempt.</param>
/// <param name="TotalRetryTime">How long the attempts have taken so far.</param>
/// <param name="CancellationToken">Fires when retrying is no longer wanted.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken
);
