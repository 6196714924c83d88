using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Activities;

/// <summary>What the inputs of all activities of a workflow have in common: enough to say where one failed.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
public abstract record ActivityInput(string Workspace, string WorkflowId)
{
    /// <summary>Gets the step for which it is called, or null.</summary>
    public string? StepId { get; init; }

    /// <summary>Gets which call of its orchestrator it is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets the batch's id where there is one.</summary>
    protected virtual string? BatchName => null;

    /// <summary>Returns the place that an error of the activity names.</summary>
    internal WorkflowErrorContext Place() =>
        new()
        {
            WorkflowId = WorkflowId,
            StepId = StepId,
            BatchId = BatchName,
            Attempt = Attempt,
        };
}
