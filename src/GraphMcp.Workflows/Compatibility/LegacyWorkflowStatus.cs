using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>How a workflow is, in the old shape.</summary>
/// <param name="WorkflowId">Its id.</param>
/// <param name="Status">pending, running, paused, completed, failed or cancelled.</param>
/// <param name="StartTime">When it started, or null.</param>
/// <param name="EndTime">When it ended, or null.</param>
/// <param name="CurrentStepId">The step that runs, or null.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Error">Why it failed, or what was not done although it completed; else null.</param>
/// <param name="ProgressPercentage">How far it is, 0 to 100; 0 while it is planned.</param>
/// <param name="ProgressStats">Its files.</param>
public sealed record LegacyWorkflowStatus(
    [property: JsonPropertyName("workflow_id")] string WorkflowId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("start_time")] DateTimeOffset? StartTime,
    [property: JsonPropertyName("end_time")] DateTimeOffset? EndTime,
    [property: JsonPropertyName("current_step_id")] string? CurrentStepId,
    [property: JsonPropertyName("steps")] IReadOnlyList<LegacyStepDetails> Steps,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("progress_percentage")] double ProgressPercentage,
    [property: JsonPropertyName("progress_stats")] LegacyStatistics ProgressStats
);
