using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>How many files of one source type are done, in the old shape.</summary>
/// <param name="SourceType">The source type.</param>
/// <param name="Files">Those that are planned.</param>
/// <param name="Processed">Those that are done without an error, skipped ones among them.</param>
/// <param name="Errors">Those that failed.</param>
public sealed record LegacySourceTypeStatistics(
    [property: JsonPropertyName("source_type")] string SourceType,
    [property: JsonPropertyName("files")] long Files,
    [property: JsonPropertyName("processed")] long Processed,
    [property: JsonPropertyName("errors")] long Errors
);
