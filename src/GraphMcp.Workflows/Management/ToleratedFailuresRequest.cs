using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>How many files may fail; exceeding either limit fails the workflow.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ToleratedFailuresRequest
{
    /// <summary>Gets the files that may fail.</summary>
    public int? Count { get; init; }

    /// <summary>Gets the percentage of planned files that may fail, 0 to 100.</summary>
    public double? Percent { get; init; }
}
