namespace GraphMcp.Workflows.Plugins;

/// <summary>A processor, observer or report writer that a host has.</summary>
/// <param name="Instance">The part itself.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record Part<T>(T Instance, PartOrigin Origin)
    where T : class;
