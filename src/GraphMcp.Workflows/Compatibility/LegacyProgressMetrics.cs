using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The numbers of an old progress line.</summary>
internal sealed record LegacyProgressMetrics(
    [property: JsonPropertyName("current")] long Current,
    [property: JsonPropertyName("total")] long Total,
    [property: JsonPropertyName("rate_per_second")] double? RatePerSecond
);
