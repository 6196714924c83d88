using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>A workflow's files, in the old shape.</summary>
/// <param name="FileProcessing">All of them.</param>
/// <param name="BySourceType">Those of each source type.</param>
public sealed record LegacyStatistics(
    [property: JsonPropertyName("file_processing")] LegacyFileStatistics FileProcessing,
    [property: JsonPropertyName("by_source_type")] IReadOnlyList<LegacySourceTypeStatistics> BySourceType
);
