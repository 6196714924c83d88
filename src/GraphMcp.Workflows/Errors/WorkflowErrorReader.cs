using GraphMcp.Processing.Classification;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Errors;

/// <summary>Reads back what crossed a task boundary. Pure: orchestrators call it.</summary>
public static class WorkflowErrorReader
{
    private const string UnknownType = "(unknown)";
    private static readonly string Wrapper = typeof(TaskFailedException).FullName!;

    /// <summary>Returns the error by which a task failed.</summary>
    /// <param name="exception">What the orchestrator caught.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="sourceType">The source type of the batch, where there is one.</param>
    public static WorkflowError Of(TaskFailedException exception, int attempt, SourceType? sourceType = null) =>
        Of(exception.FailureDetails, attempt, sourceType);

    /// <summary>Returns the error that failure details tell of: by the line that the activity's edge wrote, else by the exception's type.</summary>
    /// <param name="details">The details; some hosts keep no type.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="sourceType">The source type of the batch, where there is one.</param>
    public static WorkflowError Of(TaskFailureDetails? details, int attempt, SourceType? sourceType = null)
    {
        var chain = new List<TaskFailureDetails>();
        for (var next = details; next is not null; next = next.InnerFailure)
        {
            chain.Add(next);
        }

        var written = chain.AsEnumerable().Reverse().Select(failure => FailureText.TryRead(failure.ErrorMessage)).OfType<WorkflowError>();
        var error = written.FirstOrDefault() ?? ByType([.. chain.Where(failure => failure.ErrorType != Wrapper)]);
        return error with { Attempt = attempt, SourceType = sourceType };
    }

    private static WorkflowError ByType(IReadOnlyList<TaskFailureDetails> chain)
    {
        var typed = chain.Where(failure => failure.ErrorType is { Length: > 0 } and not UnknownType).ToList();
        var known = typed.Find(failure => ExceptionTypes.Find(failure.ErrorType) is not null);
        if (known is not null)
        {
            var (code, kind) = ExceptionTypes.Find(known.ErrorType)!.Value;
            return new WorkflowError(code, kind, SafeMessage.Of(known.ErrorMessage), known.ErrorType);
        }

        // Of a host that lost the type nothing is known: trying again does the least harm.
        return typed is [.., var innermost]
            ? new WorkflowError(ErrorCodes.Unexpected, ErrorClass.Bug, SafeMessage.Of(innermost.ErrorMessage), innermost.ErrorType)
            : new WorkflowError(
                ErrorCodes.Unknown,
                ErrorClass.Transient,
                SafeMessage.Of(chain is [.., var last] ? last.ErrorMessage : null)
            );
    }
}
