using GraphMcp.Workflows.Errors;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Makes data of a failed task.</summary>
internal static class Failures
{
    private const int MaxMessage = 400;

    /// <summary>Returns the failure of a workflow whose activity failed as a whole.</summary>
    public static WorkflowFailure Of(TaskFailedException exception, string? stepId = null)
    {
        var innermost = exception.FailureDetails;
        while (innermost.InnerFailure is { } inner)
        {
            innermost = inner;
        }

        var message = innermost.ErrorMessage ?? "";
        return new WorkflowFailure(
            "step-failed",
            $"{exception.TaskName} failed: {(message.Length > MaxMessage ? message[..MaxMessage] : message)}",
            stepId
        );
    }
}
