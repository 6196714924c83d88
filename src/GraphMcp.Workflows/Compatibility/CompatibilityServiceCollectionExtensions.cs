#pragma warning disable GRAPHMCP003 // What is offered has to be registered.

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Registers the old contract beside the new one.</summary>
public static class CompatibilityServiceCollectionExtensions
{
    /// <summary>Adds the old event bus, the old progress lines and their options.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Its configuration, of which the section <c>Workflows:Legacy</c> is bound; null leaves the options to the host.</param>
    public static IServiceCollection AddGraphMcpCompatibility(this IServiceCollection services, IConfiguration? configuration = null)
    {
        var options = services.AddOptions<LegacyOptions>();
        if (configuration is not null)
        {
            options.Bind(configuration.GetSection(LegacyOptions.Section));
        }

        options.Validate(
            legacy => legacy.Sunset >= legacy.DeprecatedSince,
            $"{LegacyOptions.Section}:Sunset must not be before {LegacyOptions.Section}:DeprecatedSince."
        );
        services.TryAddSingleton<LegacyProgressLog>();
        services.TryAddSingleton<LegacyEventBusFactory>();
        services.TryAddSingleton(host => new LegacyProgressReporter(
            host.GetRequiredService<IOptionsMonitor<LegacyOptions>>(),
            host.GetRequiredService<LegacyProgressLog>().Write
        ));
        return services;
    }
}
