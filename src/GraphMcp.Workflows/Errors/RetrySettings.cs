namespace GraphMcp.Workflows.Errors;

/// <summary>How often an activity that fails as a whole is tried, and how long apart.</summary>
/// <param name="MaxAttempts">Attempts, default 3.</param>
/// <param name="FirstDelayMs">The wait before the second attempt in milliseconds, default 1000.</param>
/// <param name="Backoff">What each further wait is multiplied by, default 2.</param>
/// <param name="MaxDelayMs">The longest wait in milliseconds, default 60,000.</param>
/// <param name="Jitter">The largest part of a wait that is added to it by chance, 0 to 1, default 0.2.</param>
public sealed record RetrySettings(
    int MaxAttempts = 3,
    int FirstDelayMs = 1000,
    double Backoff = 2,
    int MaxDelayMs = 60_000,
    double Jitter = 0.2
);
