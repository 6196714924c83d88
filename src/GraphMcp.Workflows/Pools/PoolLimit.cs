using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Pools;

/// <summary>A limit of a pool that was set while hosts ran; kept in the workspace, where all hosts read it.</summary>
/// <param name="Limit">How many may be in the pool at once on each host, 1 to 10,000.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PoolLimit([property: JsonRequired] int Limit);
