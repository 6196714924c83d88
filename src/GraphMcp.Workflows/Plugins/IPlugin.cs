using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Registers what a plugin's parts need: options and services. An assembly may have one, with a constructor without parameters; none has to.</summary>
/// <remarks>
/// Called once, where the host registers its services. If it throws, nothing of the plugin is taken. Parts need no registration: they are found
/// by their interface. A plugin adds no hosted services.
/// </remarks>
public interface IPlugin
{
    /// <summary>Registers services; what the host has registered is not in the collection.</summary>
    /// <param name="services">A collection of the plugin's own, which is added to the host's afterwards.</param>
    /// <param name="configuration">The host's configuration.</param>
    void ConfigureServices(IServiceCollection services, IConfiguration configuration);
}
