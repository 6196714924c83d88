namespace GraphMcp.Workflows.Sources;

/// <summary>What a branch is made of.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Template">Its template.</param>
/// <param name="At">When it started: the time of all commits, so that they are the same each time they are made.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Files">The edited files.</param>
public sealed record BranchEdits(
    string WorkflowId,
    string Template,
    DateTimeOffset At,
    ResultBranch Options,
    IReadOnlyList<BranchFile> Files
);
