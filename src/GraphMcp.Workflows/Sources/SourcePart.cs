namespace GraphMcp.Workflows.Sources;

/// <summary>One of several sources of a workflow; part of its persisted input.</summary>
/// <param name="Name">What its files' paths begin with: <c>{name}/…</c>.</param>
/// <param name="Uri">The source.</param>
/// <param name="Include">Globs over its relative paths; empty takes all.</param>
/// <param name="Exclude">Globs over its relative paths that are left out.</param>
public sealed record SourcePart(string Name, string Uri, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude);
