namespace GraphMcp.Workflows.Management;

/// <summary>What follows from a workflow's state.</summary>
public static class WorkflowRunStates
{
    /// <summary>Returns whether a workflow in this state has ended, one way or another.</summary>
    public static bool IsFinal(this WorkflowRunState state) =>
        state
            is WorkflowRunState.Stopped
                or WorkflowRunState.Succeeded
                or WorkflowRunState.PartiallySucceeded
                or WorkflowRunState.Failed
                or WorkflowRunState.Terminated;
}
