using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Durable.Embedded.Hosting;

/// <summary>Puts workers and clients of a generic host on embedded hubs.</summary>
/// <remarks>
/// A worker and clients on the same file share one hub, which is opened with the first of them, runs while the host runs, and closes with the
/// host's services. A file that another process, or another host, has open is refused with <see cref="HubInUseException"/>.
/// </remarks>
public static class EmbeddedBuilderExtensions
{
    /// <summary>Lets the worker run on the hub in a file.</summary>
    public static IDurableTaskWorkerBuilder UseEmbedded(this IDurableTaskWorkerBuilder builder, string path) =>
        builder.UseEmbedded(options => options.Path = path);

    /// <summary>Lets the worker run on a hub.</summary>
    public static IDurableTaskWorkerBuilder UseEmbedded(this IDurableTaskWorkerBuilder builder, Action<EmbeddedOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddHubs(builder.Services, builder.Name, configure);
        builder.Services.AddSingleton(new HostedHubs.Worker(builder.Name));
        return builder.UseBuildTarget<EmbeddedWorker>();
    }

    /// <summary>Lets the client reach the hub in a file.</summary>
    public static IDurableTaskClientBuilder UseEmbedded(this IDurableTaskClientBuilder builder, string path) =>
        builder.UseEmbedded(options => options.Path = path);

    /// <summary>Lets the client reach a hub.</summary>
    public static IDurableTaskClientBuilder UseEmbedded(this IDurableTaskClientBuilder builder, Action<EmbeddedOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddHubs(builder.Services, builder.Name, configure);
        return builder.UseBuildTarget<HostedClient>();
    }

    /// <summary>The hub of the workers and clients of a name: for its <see cref="EmbeddedHub.ManagementClient"/>, or to replay. The host owns it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The name. Default: that of workers and clients without one.</param>
    /// <exception cref="InvalidOperationException">Nothing of that name uses a hub.</exception>
    public static EmbeddedHub GetEmbeddedHub(this IServiceProvider services, string name = "")
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetRequiredService<HostedHubs>().Of(name);
    }

    private static void AddHubs(IServiceCollection services, string name, Action<EmbeddedOptions> configure)
    {
        services.Configure(name, configure);
        services.TryAddSingleton<HostedHubs>();
    }
}
