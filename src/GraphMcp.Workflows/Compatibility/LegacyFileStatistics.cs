using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>How many files are done, in the old shape.</summary>
/// <param name="TotalFiles">Those that are planned.</param>
/// <param name="Processed">Those that are done without an error, skipped ones among them.</param>
/// <param name="Errors">Those that failed.</param>
public sealed record LegacyFileStatistics(
    [property: JsonPropertyName("total_files")] long TotalFiles,
    [property: JsonPropertyName("processed")] long Processed,
    [property: JsonPropertyName("errors")] long Errors
);
