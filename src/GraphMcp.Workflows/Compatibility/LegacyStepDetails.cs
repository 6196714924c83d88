using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>How a step is, in the old shape.</summary>
/// <param name="StepId">Its id.</param>
/// <param name="Status">pending, running, completed, failed or cancelled.</param>
/// <param name="StartTime">When it started, or null.</param>
/// <param name="EndTime">When it ended, or null.</param>
/// <param name="Result">Always null: what a step did is in the reports.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record LegacyStepDetails(
    [property: JsonPropertyName("step_id")] string StepId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("start_time")] DateTimeOffset? StartTime,
    [property: JsonPropertyName("end_time")] DateTimeOffset? EndTime,
    [property: JsonPropertyName("result")] object? Result,
    [property: JsonPropertyName("error")] string? Error
);
