using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Errors;

/// <summary>The edge of every activity: whatever is thrown inside leaves it as an <see cref="ActivityFailedException"/>.</summary>
public sealed partial class ActivityEdge(ILogger<ActivityEdge> logger)
{
    /// <summary>Runs an activity.</summary>
    /// <param name="context">Where it is.</param>
    /// <param name="run">What it does.</param>
    /// <param name="cancellationToken">The activity's own: its cancellation passes as it is.</param>
    /// <exception cref="ActivityFailedException">It failed.</exception>
    public async Task<T> RunAsync<T>(WorkflowErrorContext context, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (Exception exception)
            when (exception is not ActivityFailedException
                && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
            )
        {
            var failure = WorkflowErrors.ToFailure(exception, context);
            var (error, place) = (failure.Error, failure.Context);
            // The exception's own message may quote a file: its stack is logged without it.
            LogFailed(place.WorkflowId, place.StepId, place.BatchId, place.File, error.Code, error.Class, error.Message, exception.StackTrace);
            throw failure;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An activity of workflow {WorkflowId} failed (step {StepId}, batch {BatchId}, file {File}): {Code} ({Class}): {Message}\n{Stack}"
    )]
    private partial void LogFailed(
        string? workflowId,
        string? stepId,
        string? batchId,
        string? file,
        string code,
        ErrorClass @class,
        string message,
        string? stack
    );
}
