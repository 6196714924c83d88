using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Builds workers of the type that was chosen.</summary>
public class DefaultDurableTaskWorkerBuilder : IDurableTaskWorkerBuilder
{
    private Type? _buildTarget;

    /// <summary>Makes the builder of a name; null is the default one.</summary>
    public DefaultDurableTaskWorkerBuilder(string? name, IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Name = name ?? Options.DefaultName;
        Services = services;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }

    /// <inheritdoc/>
    public Type? BuildTarget
    {
        get => _buildTarget;
        set
        {
            if (value is not null && (value.IsAbstract || !value.IsSubclassOf(typeof(DurableTaskWorker))))
            {
                throw new ArgumentException($"A build target must be a {typeof(DurableTaskWorker)} that is not abstract.", nameof(value));
            }

            _buildTarget = value;
        }
    }

    /// <inheritdoc/>
    public IHostedService Build(IServiceProvider serviceProvider)
    {
        var target =
            _buildTarget
            ?? throw new InvalidOperationException(
                "No worker was chosen: call UseBuildTarget, or an extension that does, such as UseEmbedded."
            );
        var registry = serviceProvider.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(Name);
        return (IHostedService)ActivatorUtilities.CreateInstance(serviceProvider, target, Name, new RegisteredTasks(registry));
    }
}
