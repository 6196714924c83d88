using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Errors;

/// <summary>Makes of what an activity threw what may leave it, and logs it: at the activities' edge, the one place where all of them pass.</summary>
public sealed partial class ActivityFailures(ILogger<ActivityFailures> logger)
{
    /// <summary>Logs an exception and returns what leaves the activity instead of it.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="context">Where the activity is.</param>
    public ActivityFailedException Take(Exception exception, WorkflowErrorContext context)
    {
        var failure = WorkflowErrors.ToFailure(exception, context);
        var (error, place) = (failure.Error, failure.Context);
        // The exception's own message may quote a file: its stack is logged without it.
        LogFailed(
            place.WorkflowId,
            place.StepId,
            place.BatchId,
            place.File,
            place.Attempt,
            error.Code,
            error.Class,
            error.Message,
            exception.StackTrace
        );
        return failure;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An activity of workflow {WorkflowId} failed (step {StepId}, batch {BatchId}, file {File}, attempt {Attempt}): {Code} ({Class}): {Message}\n{Stack}"
    )]
    private partial void LogFailed(
        string? workflowId,
        string? stepId,
        string? batchId,
        string? file,
        int? attempt,
        string code,
        ErrorClass @class,
        string message,
        string? stack
    );
}
