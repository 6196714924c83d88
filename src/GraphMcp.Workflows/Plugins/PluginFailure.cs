namespace GraphMcp.Workflows.Plugins;

/// <summary>A plugin, or a part of one, that failed; the host goes on without it.</summary>
/// <param name="Plugin">The plugin's name, or that of its folder.</param>
/// <param name="Part">The part's type; null where it is about the plugin as a whole.</param>
/// <param name="Reason">What happened, without what an exception of the plugin's own says: that may quote secrets.</param>
/// <param name="Times">How often it happened since the host was started.</param>
public sealed record PluginFailure(string Plugin, string? Part, string Reason, int Times = 1);
