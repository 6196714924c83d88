using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Loads one plugin and finds out what it brings; nothing of the host's is changed.</summary>
internal sealed class PluginLoader(IConfiguration configuration)
{
    /// <summary>Loads a plugin.</summary>
    /// <exception cref="PluginException">It brings nothing, or something that is not a plugin's to bring. Loader and plugin may throw anything else.</exception>
    public LoadedPlugin Load(string assemblyPath)
    {
        var assembly = new PluginLoadContext(assemblyPath).LoadPlugin();
        var types = assembly
            .GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false, IsGenericType: false, IsClass: true })
            .ToList();
        var services = Configure(types.Where(typeof(IPlugin).IsAssignableFrom));
        var registered = services.Where(IsPart).ToList();
        var found = types
            .SelectMany(
                type => LoadedPlugin.Contracts.Where(contract => contract.IsAssignableFrom(type)),
                (type, contract) => (type, contract)
            )
            .Where(part => registered.TrueForAll(descriptor => ImplementationOf(descriptor) != part.type))
            .ToList();
        var info = Describe(assembly, [.. registered.Select(NameOf), .. found.Select(part => part.type.Name)]);
        PluginPart[] parts =
        [
            .. registered.Select(descriptor => new PluginPart(info, descriptor.ServiceType, NameOf(descriptor), Creator(descriptor))),
            .. found.Select(part => new PluginPart(info, part.contract, part.type.Name, Creator(part.type))),
        ];
        return parts.Length > 0 || services.Count > 0
            ? new LoadedPlugin(info, parts, [.. services.Except(registered)])
            : throw new PluginException(
                $"It has no public class that is a {string.Join(", ", LoadedPlugin.Contracts.Select(type => type.Name))} or IPlugin."
            );
    }

    private ServiceCollection Configure(IEnumerable<Type> plugins)
    {
        var services = new ServiceCollection();
        foreach (var type in plugins)
        {
            ((IPlugin)Activator.CreateInstance(type)!).ConfigureServices(services, configuration);
        }

        return services.Any(descriptor => descriptor.ServiceType == typeof(IHostedService))
            ? throw new PluginException("It registers a hosted service, which could end the host; a plugin may not.")
            : services;
    }

    private static PluginInfo Describe(Assembly assembly, IReadOnlyList<string> parts)
    {
        var name = assembly.GetName();
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return new PluginInfo(name.Name!, version ?? name.Version?.ToString() ?? "", parts);
    }

    private static bool IsPart(ServiceDescriptor descriptor) =>
        !descriptor.IsKeyedService && LoadedPlugin.Contracts.Contains(descriptor.ServiceType);

    private static Type? ImplementationOf(ServiceDescriptor descriptor) =>
        descriptor.ImplementationType ?? descriptor.ImplementationInstance?.GetType();

    private static string NameOf(ServiceDescriptor descriptor) => (ImplementationOf(descriptor) ?? descriptor.ServiceType).Name;

    private static Func<IServiceProvider, object> Creator(Type type) => services => ActivatorUtilities.CreateInstance(services, type);

    private static Func<IServiceProvider, object> Creator(ServiceDescriptor descriptor) =>
        descriptor.ImplementationInstance is { } instance ? _ => instance
        : descriptor.ImplementationFactory is { } factory ? factory
        : Creator(descriptor.ImplementationType!);
}
