using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphMcp.Functions;

/// <summary>An event of a caller's own.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EmitRequest
{
    /// <summary>Gets the type, none of the system's own.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the payload, up to 2,048 characters as JSON.</summary>
    public JsonElement Data { get; init; }

    /// <summary>Gets the id of the event that caused it, or null.</summary>
    public string? CausationId { get; init; }
}
