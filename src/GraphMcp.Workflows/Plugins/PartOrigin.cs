using System.Reflection;
using GraphMcp.Processing.Processors;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Where a part comes from.</summary>
/// <param name="Kind">Which way it came.</param>
/// <param name="Assembly">Its assembly's name.</param>
/// <param name="Version">Its assembly's version.</param>
public sealed record PartOrigin(PartOriginKind Kind, string Assembly, string Version)
{
    private static readonly Assembly[] Ours = [typeof(IFileProcessor).Assembly, typeof(PartOrigin).Assembly];

    /// <summary>Returns the origin of a part that the host has registered.</summary>
    internal static PartOrigin OfRegistered(object part)
    {
        var assembly = part.GetType().Assembly;
        var (name, version) = (assembly.GetName(), assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>());
        var kind = Ours.Contains(assembly) ? PartOriginKind.BuiltIn : PartOriginKind.Host;
        return new PartOrigin(kind, name.Name ?? "", version?.InformationalVersion ?? name.Version?.ToString() ?? "");
    }

    /// <summary>Returns the origin of a plugin's part.</summary>
    internal static PartOrigin Of(PluginInfo plugin) => new(PartOriginKind.Plugin, plugin.Name, plugin.Version);
}
