namespace GraphMcp.Workflows.Errors;

/// <summary>Makes a call for one file again where its error may pass: a few times and after short waits, as batches do.</summary>
/// <param name="retry">How the workflow retries.</param>
/// <param name="clock">The clock of the waits.</param>
internal sealed class InPlaceRetry(RetrySettings retry, TimeProvider clock)
{
    private readonly RetrySettings _retry = SettingsOf(retry);

    /// <summary>The waits of the workflow are for batches: those of a file are as short as a disk's hiccup.</summary>
    public static RetrySettings SettingsOf(RetrySettings retry) =>
        new(Math.Min(retry.MaxAttempts, 3), Math.Min(retry.FirstDelayMs, 50), Backoff: 5, MaxDelayMs: 250, retry.Jitter);

    /// <summary>Makes a call that may be made any number of times; the last error is thrown.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (Exception exception)
                when (attempt < _retry.MaxAttempts
                    && exception is not WorkflowException
                    && ErrorClassifier.IsTransient(exception)
                    && !cancellationToken.IsCancellationRequested
                )
            {
                await Task.Delay(Backoff.Delay(_retry, attempt, Random.Shared.NextDouble()), clock, cancellationToken);
            }
        }
    }
}
