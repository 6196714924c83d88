namespace GraphMcp.Workflows.Errors;

/// <summary>Decides what is done about an error: the first rule that matches, the template's before the standard ones.</summary>
/// <remarks>
/// Pure: the same error, rules and jitter give the same resolution, so that orchestrators may ask it. The standard rules: a dependency that
/// is unavailable and wrong configuration pause the workflow; a full pool is asked again for as long as it takes; what is transient is tried
/// again until the attempts are used up; everything else, and then that too, splits a batch and skips a file.
/// </remarks>
public sealed class ErrorHandler
{
    private readonly ErrorRuleSet rules;
    private readonly RetrySettings retry;

    /// <summary>Creates a handler.</summary>
    /// <param name="rules">The template's rules.</param>
    /// <param name="retry">How often and how long apart retries are.</param>
    public ErrorHandler(IReadOnlyList<ErrorRule> rules, RetrySettings retry)
        : this(new ErrorRuleSet(rules), retry) { }

    internal ErrorHandler(ErrorRuleSet rules, RetrySettings retry) => (this.rules, this.retry) = (rules, retry);

    /// <summary>Returns what is done about an exception; the attempt is its context's.</summary>
    public ErrorResolution Handle(WorkflowException exception, double jitter = 0)
    {
        var error = WorkflowErrors.Of(exception, exception.Context.Attempt ?? 1);
        return Handle(exception.Context.File is { } file ? error with { File = file, Scope = ErrorScope.File } : error, jitter);
    }

    /// <summary>Returns what is done about an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="jitter">A number from 0 to 1 that spreads retries; an orchestrator gives one that every replay gives again.</param>
    public ErrorResolution Handle(WorkflowError error, double jitter = 0) =>
        rules.Find(error, retry.MaxAttempts) switch
        {
            null => Standard(error, jitter),
            { Resolution: ErrorResolutionKind.Retry } rule => ErrorResolution.Retry(Delay(rule, error, jitter)),
            var rule => Feasible(rule.Resolution, error.Scope),
        };

    private ErrorResolution Standard(WorkflowError error, double jitter) =>
        error switch
        {
            { Code: ErrorCodes.DependencyUnavailable } or { Class: ErrorClass.Configuration } => ErrorResolution.PauseWorkflow,
            { Code: ErrorCodes.PoolBusy } => ErrorResolution.Retry(Backoff.Delay(retry, error.Attempt, jitter)),
            { Class: ErrorClass.Transient } when error.Attempt < retry.MaxAttempts => ErrorResolution.Retry(
                Backoff.Delay(retry, error.Attempt, jitter)
            ),
            { Scope: ErrorScope.Batch } => ErrorResolution.SplitBatch,
            _ => ErrorResolution.SkipFile,
        };

    private TimeSpan Delay(ErrorRule rule, WorkflowError error, double jitter) =>
        rule.AfterSeconds is { } seconds ? Backoff.Spread(retry, seconds * 1000, jitter) : Backoff.Delay(retry, error.Attempt, jitter);

    /// <summary>A batch is never skipped whole: it is split until the file to skip stands alone, which then cannot be split.</summary>
    private static ErrorResolution Feasible(ErrorResolutionKind wanted, ErrorScope scope) =>
        (wanted, scope) switch
        {
            (ErrorResolutionKind.SkipFile, ErrorScope.Batch) => ErrorResolution.SplitBatch,
            (ErrorResolutionKind.SplitBatch, ErrorScope.LoneFile) => ErrorResolution.SkipFile,
            _ => new ErrorResolution(wanted),
        };
}
