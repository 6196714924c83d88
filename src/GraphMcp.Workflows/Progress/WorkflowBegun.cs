namespace GraphMcp.Workflows.Progress;

/// <summary>The workflow runs: these are its steps.</summary>
/// <param name="Steps">All of them, in the template's order.</param>
public sealed record WorkflowBegun(IReadOnlyList<StepBegun> Steps);
