using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Adds workers to a host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds a worker, or gives the builder of one that was added.</summary>
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = GetBuilder(services, name ?? Options.DefaultName, out var isNew);
        if (isNew)
        {
            Add(services, builder);
        }

        return builder;
    }

    /// <summary>Adds and configures the default worker.</summary>
    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure) =>
        services.AddDurableTaskWorker(Options.DefaultName, configure);

    /// <summary>Adds and configures a worker.</summary>
    public static IServiceCollection AddDurableTaskWorker(
        this IServiceCollection services,
        string name,
        Action<IDurableTaskWorkerBuilder> configure
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskWorker(name));
        return services;
    }

    private static void Add(IServiceCollection services, IDurableTaskWorkerBuilder builder)
    {
        services
            .AddOptions<DurableTaskWorkerOptions>(builder.Name)
            .Configure<IServiceProvider>(
                (options, provider) =>
                {
                    if (!options.IsDataConverterSet && provider.GetService<DataConverter>() is { } converter)
                    {
                        options.DataConverter = converter;
                    }
                }
            );
        services.AddSingleton(builder.Build);
    }

    private static IDurableTaskWorkerBuilder GetBuilder(IServiceCollection services, string name, out bool isNew)
    {
        var builders = services.Select(service => service.ImplementationInstance).OfType<Builders>().SingleOrDefault();
        if (builders is null)
        {
            builders = [];
            services.AddSingleton(builders);
        }

        isNew = !builders.TryGetValue(name, out var builder);
        return builder ?? (builders[name] = new DefaultDurableTaskWorkerBuilder(name, services));
    }

    /// <summary>The builders of a host by name.</summary>
    private sealed class Builders() : Dictionary<string, IDurableTaskWorkerBuilder>(StringComparer.Ordinal);
}
