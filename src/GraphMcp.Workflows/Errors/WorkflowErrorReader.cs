using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Errors;

/// <summary>Stub until the errors branch is merged.</summary>
public static class WorkflowErrorReader
{
    public static WorkflowError Of(TaskFailedException exception, int attempt)
    {
        var innermost = exception.FailureDetails;
        while (innermost.InnerFailure is { } inner)
        {
            innermost = inner;
        }

        var c = innermost.ErrorType.Contains("IOException") ? ErrorClass.Transient : ErrorClass.Bug;
        return new WorkflowError("x", c, innermost.ErrorMessage ?? "", innermost.ErrorType, null, attempt);
    }
}
