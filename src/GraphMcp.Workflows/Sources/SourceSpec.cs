using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Sources;

/// <summary>Where a workflow's files come from; part of its persisted input.</summary>
/// <param name="Uri">The source; of several, <see cref="Several"/> and their names, for people.</param>
/// <param name="Include">Globs over relative paths; empty takes all.</param>
/// <param name="Exclude">Globs over relative paths that are left out.</param>
/// <param name="Output">The folder that this run's reports go to; never walked. Null where it cannot lie within the source.</param>
public sealed record SourceSpec(string Uri, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, string? Output = null)
{
    /// <summary>What the URI of several sources begins with; nothing can be opened there.</summary>
    public const string Several = "several:";

    /// <summary>Gets the sources that this one consists of, or null for a source of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SourcePart>? Parts { get; init; }

    /// <summary>Gets the sources that are read, each with what the paths of its files begin with.</summary>
    [JsonIgnore]
    internal IEnumerable<(string Prefix, SourceSpec Source)> Roots =>
        Parts is null
            ? [("", this)]
            : Parts.Select(part => (part.Name + "/", new SourceSpec(part.Uri, part.Include, part.Exclude, Output)));

    /// <summary>Gets the URIs of all places that are read.</summary>
    [JsonIgnore]
    internal IEnumerable<string> Places => Roots.Select(root => root.Source.Uri);

    /// <summary>Returns a file's path within the source that it comes from: how a source is called here says nothing about its files.</summary>
    internal string PathWithin(string path) => Parts is null ? path : path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Returns the source that consists of several.</summary>
    internal static SourceSpec Of(IReadOnlyList<SourcePart> parts, string? output) =>
        new(Several + string.Join(',', parts.Select(part => part.Name)), [], [], output) { Parts = parts };
}
