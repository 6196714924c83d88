using System.Text.Json;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Reports;

/// <summary>All that a report says beside the results in the workspace.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Template">The template's name.</param>
/// <param name="Parameters">Its resolved parameters.</param>
/// <param name="State">The workflow's state as the report shall show it.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="FinishedAt">When it ended; null while it is paused (a partial report).</param>
/// <param name="Shards">The number of shards in the plan.</param>
/// <param name="Output">The URI of the folder that the report goes to.</param>
/// <param name="ReportId">Names this reporting: its parts are created if absent, so a repeated call goes on where one was cut off.</param>
public sealed record ReportRequest(
    string WorkflowId,
    string Template,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    WorkflowRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Shards,
    string Output,
    string ReportId
);
