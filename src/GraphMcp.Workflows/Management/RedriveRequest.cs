using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>How a finished workflow is redriven; what is omitted is as it was.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RedriveRequest
{
    /// <summary>Gets the id of the new workflow, <c>[A-Za-z0-9._-]{1,100}</c>; omitted, one is made up.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the folder (absolute, or a <c>file:</c> URI) that the report goes to; omitted, a folder of the new id below <c>Workflows:Output</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Gets how many batches are in flight at once, 1 to 256.</summary>
    public int? MaxParallelBatches { get; init; }

    /// <summary>Gets how many files may fail.</summary>
    public ToleratedFailuresRequest? ToleratedFailures { get; init; }

    /// <summary>Gets whether edits are written to the source, those that were taken over among them.</summary>
    public bool? Apply { get; init; }
}
