using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>Where a requested workflow's files come from.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SourceRequest
{
    /// <summary>
    /// Gets what the paths of its files begin with, where it is one of several: 1 to 64 letters, digits, '.', '_' or '-'; omitted, the last part of its URI.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Gets an absolute folder, or the URI of a folder, container, archive, list or repository.</summary>
    public string? Uri { get; init; }

    /// <summary>Gets globs over relative paths; none takes all files.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Gets globs over relative paths that are left out.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
