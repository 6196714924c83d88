namespace GraphMcp.Workflows.Errors;

/// <summary>Makes of exceptions what may cross a task boundary.</summary>
public static class WorkflowErrors
{
    /// <summary>Returns the error that an exception is; its message holds no secrets and no file contents.</summary>
    public static WorkflowError Of(Exception exception, int attempt = 1) =>
        exception is ActivityFailedException failed
            ? failed.Error with
            {
                Attempt = attempt,
            }
            : ExceptionErrors.Classify(exception) with
            {
                Attempt = attempt,
            };

    /// <summary>Returns what an activity throws instead of an exception: its message starts with the code and the class, and is all that is kept.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="context">Where the activity is; what the exception itself knows is kept.</param>
    public static ActivityFailedException ToFailure(Exception exception, WorkflowErrorContext? context = null)
    {
        var own = (exception as WorkflowException)?.Context ?? new WorkflowErrorContext();
        var place = context is null ? own : own.Within(context);
        return new ActivityFailedException(Of(exception, place.Attempt ?? 1) with { File = own.File }, place);
    }
}
