using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>Puts circuit breakers before what workflows depend on.</summary>
public static class CircuitBreakerServiceCollectionExtensions
{
    /// <summary>Wraps the source and workspace providers that are registered by now; so a host calls it behind their registration.</summary>
    public static IServiceCollection AddGraphMcpCircuitBreakers(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(DependencyBreakers)))
        {
            services.AddLogging();
            services.AddSingleton<DependencyBreakers>();
            Wrap<IFileSourceProvider>(services, (inner, breakers) => new GuardedFileSourceProvider(inner, breakers));
            Wrap<IWorkspaceProvider>(services, (inner, breakers) => new GuardedWorkspaceProvider(inner, breakers));
        }

        return services;
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, DependencyBreakers, T> wrap)
        where T : class
    {
        var inner =
            services.LastOrDefault(service => service.ServiceType == typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} must be registered before its circuit breakers.");
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)Make(inner, provider), provider.GetRequiredService<DependencyBreakers>()));
    }

    private static object Make(ServiceDescriptor service, IServiceProvider provider) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
