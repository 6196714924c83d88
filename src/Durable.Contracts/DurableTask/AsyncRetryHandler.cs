namespace Microsoft.DurableTask;

/// <summary>Decides, in orchestrator code that may await durable tasks, whether a failed task is tried again.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
