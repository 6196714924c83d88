using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>How one step is.</summary>
/// <param name="Id">The step's id in the template.</param>
/// <param name="State">Its state.</param>
/// <param name="StartedAt">When it started, or null.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
/// <param name="Retries">The calls that failed in it and were tried again.</param>
public sealed record StepStatus(
    string Id,
    StepState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? StartedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? FinishedAt = null,
    int Retries = 0
);
