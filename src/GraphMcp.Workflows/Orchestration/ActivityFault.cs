using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>An activity failed, and trying again is not what the rules say.</summary>
internal sealed class ActivityFault(string task, WorkflowError error, ErrorResolution resolution, Exception innerException)
    : Exception(error.Message, innerException)
{
    /// <summary>The code of a failure that a rule asked for: no step goes on after it.</summary>
    public const string ByRule = "failed-by-rule";

    private const int MaxMessage = 400;

    public WorkflowError Error => error;

    public ErrorResolution Resolution => resolution;

    /// <summary>Returns the failure of a workflow that this ends.</summary>
    public WorkflowFailure ToFailure(string? stepId = null) =>
        new(
            Resolution.Kind == ErrorResolutionKind.FailWorkflow ? ByRule : "step-failed",
            $"{task} failed: {(Message.Length > MaxMessage ? Message[..MaxMessage] : Message)}",
            stepId
        );
}
