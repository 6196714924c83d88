using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Progress;

/// <summary>The workflow runs: these are its steps.</summary>
/// <param name="Steps">All of them, in the template's order.</param>
public sealed record WorkflowBegun(IReadOnlyList<StepBegun> Steps);

/// <summary>One step of a workflow that runs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Uses">What it does.</param>
/// <param name="Skipped">Whether its condition does not hold.</param>
public sealed record StepBegun(string Id, StepKind Uses, bool Skipped);
