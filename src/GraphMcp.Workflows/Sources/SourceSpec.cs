namespace GraphMcp.Workflows.Sources;

/// <summary>Where a workflow's files come from; part of its persisted input.</summary>
/// <param name="Uri">The source: a <c>file:</c> URI of a folder (later others).</param>
/// <param name="Include">Globs over relative paths; empty takes all.</param>
/// <param name="Exclude">Globs over relative paths that are left out.</param>
/// <param name="Output">The folder that this run's reports go to; never walked. Null where it cannot lie within the source.</param>
public sealed record SourceSpec(string Uri, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, string? Output = null);
