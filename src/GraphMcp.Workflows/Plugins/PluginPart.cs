namespace GraphMcp.Workflows.Plugins;

/// <summary>A part that a plugin brings, before it is created.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Contract">The interface that the host asks for.</param>
/// <param name="Type">The part's type as far as it is known, for people.</param>
/// <param name="Create">Creates it from the host's services; it may throw whatever it likes.</param>
internal sealed record PluginPart(PluginInfo Plugin, Type Contract, string Type, Func<IServiceProvider, object> Create);
