using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>How a checkpoint is restored: all of it may be omitted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RestoreRequest
{
    /// <summary>Gets the id of the new workflow, <c>[A-Za-z0-9._-]{1,100}</c>; omitted, one is made up.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the folder (absolute, or a <c>file:</c> URI) that the report goes to; omitted, a folder of the new id below <c>Workflows:Output</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Gets whether files whose content has changed since they were processed are done again; the default is no.</summary>
    public bool ChangedOnly { get; init; }
}
