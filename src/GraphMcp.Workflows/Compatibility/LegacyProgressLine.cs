using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>One of the old progress lines: of a step that started, moved on, completed or failed.</summary>
internal sealed record LegacyProgressLine(
    [property: JsonPropertyName("timestamp"), JsonPropertyOrder(1)] double Timestamp,
    [property: JsonPropertyName("workflow_id"), JsonPropertyOrder(2)] string WorkflowId,
    [property: JsonPropertyName("step_name"), JsonPropertyOrder(3)] string StepName,
    [property: JsonPropertyName("status"), JsonPropertyOrder(4)] string Status,
    [property: JsonPropertyName("progress_percent"), JsonPropertyOrder(5)] double? ProgressPercent = null,
    [property: JsonPropertyName("eta_seconds"), JsonPropertyOrder(6)] double? EtaSeconds = null,
    [property: JsonPropertyName("metrics"), JsonPropertyOrder(7)] LegacyProgressMetrics? Metrics = null
)
{
    private const int BarWidth = 20;

    [JsonPropertyName("type"), JsonPropertyOrder(0)]
    public string Type => "progress";

    public string ToJson() => JsonSerializer.Serialize(this, WorkflowJson.Compact);

    public string ToText() =>
        Status switch
        {
            LegacyProgressStatus.Started => $"Started: {StepName}",
            LegacyProgressStatus.Progress when ProgressPercent is { } percent => string.Create(
                CultureInfo.InvariantCulture,
                $"Progress: {StepName} {Bar(percent)} {percent:F1}%{Eta()}"
            ),
            LegacyProgressStatus.Completed => $"Completed: {StepName}",
            LegacyProgressStatus.Failed => $"Failed: {StepName}",
            _ => $"Update: {StepName}",
        };

    private static string Bar(double percent)
    {
        var filled = (int)(BarWidth * percent / 100);
        return $"[{new string('█', filled)}{new string('░', BarWidth - filled)}]";
    }

    private string Eta() => EtaSeconds is { } eta and > 0 ? string.Create(CultureInfo.InvariantCulture, $" ETA: {eta:F0}s") : "";
}
