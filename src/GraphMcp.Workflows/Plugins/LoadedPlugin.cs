using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Workflows.Plugins;

/// <summary>A plugin whose assembly was loaded: its parts, and the services that it adds to the host's.</summary>
internal sealed record LoadedPlugin(PluginInfo Info, IReadOnlyList<PluginPart> Parts, IReadOnlyList<ServiceDescriptor> Services)
{
    /// <summary>The interfaces that make a type a part.</summary>
    public static readonly Type[] Contracts = [typeof(IFileProcessor), typeof(IProgressObserver), typeof(IReportWriter)];
}
