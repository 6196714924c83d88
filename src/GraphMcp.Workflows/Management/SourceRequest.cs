using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>Where a requested workflow's files come from.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SourceRequest
{
    /// <summary>Gets an absolute folder or a <c>file:</c> URI.</summary>
    public string? Uri { get; init; }

    /// <summary>Gets globs over relative paths; none takes all files.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Gets globs over relative paths that are left out.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
