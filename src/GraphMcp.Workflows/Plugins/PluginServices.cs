using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Registers plugins.</summary>
public static class PluginServices
{
    /// <summary>Loads the plugins of a folder and adds their services behind the host's; those of an earlier call stay instead.</summary>
    /// <remarks>Never throws for what is wrong with a plugin: <see cref="PluginCatalog.Failures"/> lists it, and the host's log at its start.</remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="folder">The folder, or null for no plugins.</param>
    /// <param name="configuration">The host's configuration, for the plugins' options.</param>
    public static IServiceCollection AddGraphMcpPlugins(
        this IServiceCollection services,
        string? folder,
        IConfiguration? configuration = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(PluginCatalog)))
        {
            return services;
        }

        var plugins = PluginCatalog.Load(folder, configuration ?? new ConfigurationBuilder().Build());
        services.AddSingleton(plugins);
        services.TryAddSingleton(typeof(PartCatalog<>));
        services.TryAddSingleton<ProcessorCatalog>();
        services.TryAddSingleton<ProgressBroadcaster>();
        services.TryAddSingleton<ProgressFeed>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartReport>());
        foreach (var service in plugins.Plugins.SelectMany(plugin => plugin.Services))
        {
            services.Add(service);
        }

        return services;
    }
}
