using System.ComponentModel;

namespace Microsoft.DurableTask;

/// <summary>A declared way to retry a failed activity or sub-orchestration.</summary>
public class RetryPolicy
{
    /// <summary>Makes a policy.</summary>
    /// <param name="maxNumberOfAttempts">How often the task is tried at most, the first attempt included; at least one.</param>
    /// <param name="firstRetryInterval">How long to wait before the first retry; more than zero.</param>
    /// <param name="backoffCoefficient">By what the interval grows with every retry; at least 1.</param>
    /// <param name="maxRetryInterval">The longest interval. Default: one hour.</param>
    /// <param name="retryTimeout">How long retries go on. Default: without an end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null
    )
    {
        Require(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), maxNumberOfAttempts, "greater than zero");
        Require(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), firstRetryInterval, "greater than zero");
        Require(!(backoffCoefficient < 1.0), nameof(backoffCoefficient), backoffCoefficient, "greater or equal to 1.0");
        RequireInterval(maxRetryInterval, firstRetryInterval, nameof(maxRetryInterval));
        RequireInterval(retryTimeout, firstRetryInterval, nameof(retryTimeout));

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = static _ => true;
    }

    /// <summary>How often the task is tried at most, the first attempt included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>How long to wait before the first retry.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>By what the interval grows with every retry. Default: 1, it does not grow.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest interval between two attempts. Default: one hour.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>How long retries go on. Default: <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether a failure is retried; for the engine, which passes a <see cref="TaskFailedException"/>. Default: every failure is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    /// <summary>Never called; it is here because it is published.</summary>
    [Obsolete(
        "This functionality is not implemented. Will be removed in the future. Use TaskOptions.FromRetryHandler or HandleFailure instead."
    )]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    /// <summary>Decides by the failure's details whether it is retried. Default: every failure is.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init =>
            Handle = exception =>
                exception is TaskFailedException failed
                    ? value(failed.FailureDetails)
                    : throw new InvalidOperationException(
                        $"A retry policy decides about a {nameof(TaskFailedException)}, not about a '{exception?.GetType()}'."
                    );
    }

    private static void RequireInterval(TimeSpan? interval, TimeSpan first, string name) =>
        Require(
            interval is null || interval >= first || interval == Timeout.InfiniteTimeSpan,
            name,
            interval,
            "greater or equal to the value for firstRetryInterval"
        );

    private static void Require(bool condition, string name, object? value, string rule)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The value for {name} must be {rule}.");
        }
    }
}
