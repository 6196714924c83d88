using System.Text.Json.Serialization;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Management;

/// <summary>The parts of a <see cref="BatchPolicy"/> that a request sets; what it omits comes from the defaults.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BatchPolicyRequest
{
    /// <summary>Gets the files in a batch, 1 to 1000.</summary>
    public int? MaxFiles { get; init; }

    /// <summary>Gets the bytes in a batch.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Gets the bytes of the largest file that is processed.</summary>
    public long? MaxFileBytes { get; init; }
}
