namespace GraphMcp.Workflows.Plugins;

/// <summary>What a host tells of a processor.</summary>
/// <param name="Name">The name by which templates use it.</param>
/// <param name="Description">One sentence for a person, or null.</param>
/// <param name="Pool">The resource pool that its batches take a place in unless the step names one, or null.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ProcessorInfo(string Name, string? Description, string? Pool, PartOrigin Origin);
