using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The old words for the state of a workflow or step: pending, running, paused, completed, failed, cancelled.</summary>
internal static class LegacyStatusWords
{
    public const string Pending = "pending";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Returns the word for a state; one that is on its way to another is still what it was.</summary>
    public static string Of(WorkflowRunState state, bool suspended = false) =>
        state switch
        {
            _ when suspended && !state.IsFinal() => Paused,
            WorkflowRunState.Pending => Pending,
            WorkflowRunState.Running or WorkflowRunState.Pausing or WorkflowRunState.Stopping => Running,
            WorkflowRunState.Paused => Paused,
            WorkflowRunState.Succeeded or WorkflowRunState.PartiallySucceeded => Completed,
            WorkflowRunState.Failed => Failed,
            WorkflowRunState.Stopped or WorkflowRunState.Terminated => Cancelled,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
        };

    /// <summary>Returns the word for a step's state; one that was not needed has nothing left to do.</summary>
    public static string Of(StepState state) =>
        state switch
        {
            StepState.Pending => Pending,
            StepState.Running => Running,
            StepState.Succeeded or StepState.Skipped => Completed,
            StepState.Failed => Failed,
            StepState.Stopped => Cancelled,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
        };
}
