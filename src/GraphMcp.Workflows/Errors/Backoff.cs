namespace GraphMcp.Workflows.Errors;

/// <summary>How long a retry waits. Pure, and the same on every machine: there is no function of the platform's in it.</summary>
internal static class Backoff
{
    /// <summary>Returns the wait behind an attempt: it grows with each, up to the longest, and the jitter comes on top.</summary>
    /// <param name="retry">The settings.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static TimeSpan Delay(RetrySettings retry, int attempt, double jitter)
    {
        double longest = Math.Max(0, retry.MaxDelayMs);
        var factor = double.IsFinite(retry.Backoff) ? Math.Max(1, retry.Backoff) : 1;
        double wait = Math.Max(0, retry.FirstDelayMs);
        for (var number = 1; number < attempt && wait > 0 && wait < longest && factor > 1; number++)
        {
            wait *= factor;
        }

        return Spread(retry, Math.Min(wait, longest), jitter);
    }

    /// <summary>Adds the jitter to a wait.</summary>
    public static TimeSpan Spread(RetrySettings retry, double milliseconds, double jitter)
    {
        const double mostMilliseconds = 24d * 60 * 60 * 1000;
        var wait = double.IsNaN(milliseconds) ? 0 : Math.Clamp(milliseconds, 0, mostMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Round(wait * (1 + (Part(retry.Jitter) * Part(jitter)))));
    }

    private static double Part(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1);
}
