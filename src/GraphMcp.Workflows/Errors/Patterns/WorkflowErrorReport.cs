namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>What went wrong in a workflow.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="FailedFiles">How many files have failed by now.</param>
/// <param name="Patterns">Their failures by pattern, the most frequent first.</param>
/// <param name="MorePatterns">How many patterns there are beyond those listed.</param>
/// <param name="Failure">Why the workflow failed as a whole, or null.</param>
/// <param name="Pause">Why the system paused it, while that pause is wanted, or null.</param>
public sealed record WorkflowErrorReport(
    string WorkflowId,
    long FailedFiles,
    IReadOnlyList<ErrorPattern> Patterns,
    int MorePatterns,
    WorkflowFailure? Failure,
    PauseReason? Pause
);
