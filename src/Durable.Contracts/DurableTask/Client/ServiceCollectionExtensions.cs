using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Adds clients to a host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds a client, or gives the builder of one that was added.</summary>
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = GetBuilder(services, name ?? Options.DefaultName, out var isNew);
        if (isNew)
        {
            Add(services, builder);
        }

        return builder;
    }

    /// <summary>Adds and configures the default client.</summary>
    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
        services.AddDurableTaskClient(Options.DefaultName, configure);

    /// <summary>Adds and configures a client.</summary>
    public static IServiceCollection AddDurableTaskClient(
        this IServiceCollection services,
        string name,
        Action<IDurableTaskClientBuilder> configure
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskClient(name));
        return services;
    }

    private static void Add(IServiceCollection services, IDurableTaskClientBuilder builder)
    {
        services.TryAddSingleton<IDurableTaskClientProvider, NamedClients>();
        services
            .AddOptions<DurableTaskClientOptions>(builder.Name)
            .Configure<IServiceProvider>(
                (options, provider) =>
                {
                    if (!options.IsDataConverterSet && provider.GetService<DataConverter>() is { } converter)
                    {
                        options.DataConverter = converter;
                    }
                }
            );
        services.AddSingleton(provider => new NamedClients.Client(builder.Build(provider)));
        if (builder.Name == Options.DefaultName)
        {
            builder.RegisterDirectly();
        }
    }

    private static IDurableTaskClientBuilder GetBuilder(IServiceCollection services, string name, out bool isNew)
    {
        var builders = services.Select(service => service.ImplementationInstance).OfType<Builders>().SingleOrDefault();
        if (builders is null)
        {
            builders = [];
            services.AddSingleton(builders);
        }

        isNew = !builders.TryGetValue(name, out var builder);
        return builder ?? (builders[name] = new DefaultDurableTaskClientBuilder(name, services));
    }

    /// <summary>The builders of a host by name.</summary>
    private sealed class Builders() : Dictionary<string, IDurableTaskClientBuilder>(StringComparer.Ordinal);
}
