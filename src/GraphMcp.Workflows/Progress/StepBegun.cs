using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Progress;

/// <summary>One step of a workflow that runs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Uses">What it does.</param>
/// <param name="Skipped">Whether its condition does not hold.</param>
public sealed record StepBegun(string Id, StepKind Uses, bool Skipped);
