namespace GraphMcp.Workflows.Errors;

/// <summary>How often an activity that fails as a whole is tried, and how long apart.</summary>
/// <param name="MaxAttempts">Attempts, default 3.</param>
/// <param name="FirstDelayMs">The wait before the second attempt in milliseconds, default 1000.</param>
/// <param name="Backoff">What each further wait is multiplied by, default 2.</param>
public sealed record RetrySettings(int MaxAttempts = 3, int FirstDelayMs = 1000, double Backoff = 2);
