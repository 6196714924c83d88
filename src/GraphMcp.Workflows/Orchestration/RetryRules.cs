using GraphMcp.Workflows.Errors;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>How the activities of a workflow are retried.</summary>
internal static class RetryRules
{
    /// <summary>Returns the options of a call that is retried.</summary>
    public static TaskOptions ToOptions(this RetrySettings retry) =>
        TaskOptions.FromRetryPolicy(
            new RetryPolicy(retry.MaxAttempts, TimeSpan.FromMilliseconds(Math.Max(1, retry.FirstDelayMs)), Math.Max(1, retry.Backoff))
        );
}
