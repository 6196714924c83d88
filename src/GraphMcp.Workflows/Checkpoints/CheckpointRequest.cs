using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Asks for a checkpoint.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CheckpointRequest
{
    /// <summary>Gets what it is called, up to 256 characters.</summary>
    public string? Label { get; init; }
}
