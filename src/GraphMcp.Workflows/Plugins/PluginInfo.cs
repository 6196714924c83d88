namespace GraphMcp.Workflows.Plugins;

/// <summary>A plugin that was loaded.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its assembly's version.</param>
/// <param name="Parts">The types of the processors, observers and report writers in it.</param>
public sealed record PluginInfo(string Name, string Version, IReadOnlyList<string> Parts);
