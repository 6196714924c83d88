using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Builds clients of the type that was chosen.</summary>
public class DefaultDurableTaskClientBuilder : IDurableTaskClientBuilder
{
    private Type? _buildTarget;

    /// <summary>Makes the builder of a name; null is the default one.</summary>
    public DefaultDurableTaskClientBuilder(string? name, IServiceCollection services)
    {
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
            if (value is not null && (value.IsAbstract || !value.IsSubclassOf(typeof(DurableTaskClient))))
            {
                throw new ArgumentException($"A build target must be a {typeof(DurableTaskClient)} that is not abstract.", nameof(value));
            }

            _buildTarget = value;
        }
    }

    /// <inheritdoc/>
    public DurableTaskClient Build(IServiceProvider serviceProvider) =>
        (DurableTaskClient)
            ActivatorUtilities.CreateInstance(
                serviceProvider,
                _buildTarget
                    ?? throw new InvalidOperationException(
                        "No client was chosen: call UseBuildTarget, or an extension that does, such as UseEmbedded."
                    ),
                Name
            );
}
