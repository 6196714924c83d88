using GraphMcp.Workflows.Management;

namespace GraphMcp.Functions.Http;

/// <summary>The steps of a workflow, in the template's order.</summary>
/// <param name="Steps">The steps.</param>
public sealed record StepList(IReadOnlyList<StepStatus> Steps);
