using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>Attempts of an activity or sub-orchestration, with durable timers between them.</summary>
internal static class Retries
{
    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<OpenTask<T>> attempt) =>
        retry switch
        {
            { Policy: { } policy } => WithPolicyAsync(context, policy, attempt),
            { Handler: { } handler } => WithHandlerAsync(context, handler, attempt),
            _ => attempt().Task,
        };

    private static async Task<T> WithPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<OpenTask<T>> attempt)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            var task = attempt();
            try
            {
                return await task.Task;
            }
            catch (Exception failure) when (!task.IsNonRetriable) // as published, also a result that cannot be read
            {
                var isLast = attempts == policy.MaxNumberOfAttempts;
                var delay = isLast ? TimeSpan.Zero : NextDelay(context, policy, attempts, first, failure);
                if (!isLast && delay == TimeSpan.Zero)
                {
                    throw;
                }

                // Published histories hold a timer after the last attempt too, that fires at once.
                await context.CreateTimer(delay, CancellationToken.None);
                if (isLast)
                {
                    throw;
                }
            }
        }
    }

    private static async Task<T> WithHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<OpenTask<T>> attempt)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            var task = attempt();
            try
            {
                return await task.Task;
            }
            catch (TaskFailedException failure) when (!task.IsNonRetriable)
            {
                var elapsed = context.CurrentUtcDateTime - first;
                var retry = new RetryContext(context, attempts, failure.FailureDetails, elapsed, CancellationToken.None);
                if (!await handler(retry))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>How long to wait before the next attempt; zero if there is to be none.</summary>
    private static TimeSpan NextDelay(TaskOrchestrationContext context, RetryPolicy policy, int attempts, DateTime first, Exception failure)
    {
        try
        {
            return policy.Handle(failure) && !IsOver(policy.RetryTimeout, context.CurrentUtcDateTime - first)
                ? Delay(policy, attempts)
                : TimeSpan.Zero;
        }
        catch (Exception) // as published, a policy that throws declines, so that the task's own failure is not hidden
        {
            return TimeSpan.Zero;
        }
    }

    private static TimeSpan Delay(RetryPolicy policy, int attempts)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private static bool IsOver(TimeSpan timeout, TimeSpan elapsed) => timeout != Timeout.InfiniteTimeSpan && elapsed >= timeout;
}
