namespace GraphMcp.Workflows.Management;

/// <summary>How one step is.</summary>
/// <param name="Id">The step's id in the template.</param>
/// <param name="State">Its state.</param>
/// <param name="StartedAt">When it started, or null.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
public sealed record StepStatus(string Id, StepState State, DateTimeOffset? StartedAt = null, DateTimeOffset? FinishedAt = null);
